package io.holdfast.mirror.model;

import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.time.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Who refreshes which projection, and how the last refresh ended. All times are the database's. */
@ApplicationScoped
public class ProjectionRefreshes {
    private static final int FAILURE_LENGTH = 500;

    /** Changes are asked for from so long before the newest one that is known: a source may show one later than another. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /** @param lifetime how long a complete reading counts as fresh */
    public RefreshState state(TenantId tenant, String projection, Duration lifetime) {
        return first(em.createNativeQuery("""
                SELECT refreshed_at, coalesce(refreshed_at <= now() - make_interval(secs => ?1), true), failure,
                       CAST(extract(epoch FROM now() - refreshed_at) * 1000 AS bigint)
                FROM projection_refreshes WHERE tenant_id = ?2 AND projection = ?3""")
                        .setParameter(1, seconds(lifetime))
                        .setParameter(2, tenant.value())
                        .setParameter(3, projection))
                .map(row -> new RefreshState(Columns.instant(row[0]), age(row[3]), (Boolean) row[1], (String) row[2]))
                .orElse(RefreshState.NEVER);
    }

    /**
     * Takes the right to refresh a projection that is due. One statement, so that of all callers in the cluster exactly one
     * gets it.
     *
     * @param lease after which the claim is void, so that a killed node blocks nobody for long
     * @param backOff how long a failed attempt is not repeated
     * @param wholeEvery how long after a whole listing changes are enough
     * @return empty when the projection is fresh, another holder refreshes it, or the last failure is too recent
     */
    public Optional<RefreshClaim> claim(
            TenantId tenant,
            String projection,
            Duration lifetime,
            Duration lease,
            Duration backOff,
            Duration wholeEvery) {
        return first(em.createNativeQuery("""
                INSERT INTO projection_refreshes AS r (tenant_id, projection, claim_id, claimed_at, refreshing_until)
                VALUES (?1, ?2, ?3, now(), now() + make_interval(secs => ?4))
                ON CONFLICT (tenant_id, projection) DO UPDATE
                SET claim_id = excluded.claim_id, claimed_at = excluded.claimed_at,
                    refreshing_until = excluded.refreshing_until
                WHERE (r.refreshing_until IS NULL OR r.refreshing_until <= now())
                  AND (r.refreshed_at IS NULL OR r.refreshed_at <= now() - make_interval(secs => ?5))
                  AND (r.failed_at IS NULL OR r.failed_at <= now() - make_interval(secs => ?6))
                RETURNING claim_id, claimed_at,
                  CASE WHEN r.full_read_at > now() - make_interval(secs => ?7)
                       THEN r.high_water - make_interval(secs => ?8) END""")
                        .setParameter(1, tenant.value())
                        .setParameter(2, projection)
                        .setParameter(3, Uuids.next())
                        .setParameter(4, seconds(lease))
                        .setParameter(5, seconds(lifetime))
                        .setParameter(6, seconds(backOff))
                        .setParameter(7, seconds(wholeEvery))
                        .setParameter(8, seconds(OVERLAP)))
                .map(row -> new RefreshClaim((UUID) row[0], Columns.instant(row[1]), Columns.instant(row[2])));
    }

    /**
     * Ends a refresh and moves its marks. A time of change in the future would hide all changes until then, so the claim's own
     * time is the latest that counts.
     *
     * @param newest the newest time of change that was read; null when none was told
     * @return false when the claim was lost: the caller must not keep what it wrote in this transaction
     */
    public boolean complete(TenantId tenant, String projection, RefreshClaim claim, Instant newest) {
        boolean whole = claim.changedSince() == null;
        return em.createNativeQuery("""
                UPDATE projection_refreshes
                SET refreshed_at = claimed_at, claim_id = NULL, refreshing_until = NULL, failed_at = NULL, failure = NULL,
                    high_water = greatest(CASE WHEN CAST(?4 AS boolean) THEN NULL ELSE high_water END,
                                          least(CAST(?5 AS timestamptz),
                                                CASE WHEN CAST(?5 AS timestamptz) IS NOT NULL THEN claimed_at END)),
                    full_read_at = CASE WHEN CAST(?4 AS boolean) THEN claimed_at ELSE full_read_at END
                WHERE tenant_id = ?1 AND projection = ?2 AND claim_id = ?3""")
                        .setParameter(1, tenant.value())
                        .setParameter(2, projection)
                        .setParameter(3, claim.id())
                        .setParameter(4, whole)
                        .setParameter(5, newest == null ? null : newest.toString())
                        .executeUpdate()
                == 1;
    }

    /** Reads everything as a whole next time: the marks are those of a source that is no longer asked. */
    public void forgetMarks(TenantId tenant) {
        em.createNativeQuery(
                        "UPDATE projection_refreshes SET high_water = NULL, full_read_at = NULL WHERE tenant_id = ?1")
                .setParameter(1, tenant.value())
                .executeUpdate();
    }

    /** Gives the claim back and remembers why, in words for people. A lost claim changes nothing. */
    public void failed(TenantId tenant, String projection, RefreshClaim claim, String why) {
        em.createNativeQuery("""
                UPDATE projection_refreshes
                SET claim_id = NULL, refreshing_until = NULL, failed_at = now(), failure = ?1
                WHERE tenant_id = ?2 AND projection = ?3 AND claim_id = ?4""")
                .setParameter(1, why.length() <= FAILURE_LENGTH ? why : why.substring(0, FAILURE_LENGTH))
                .setParameter(2, tenant.value())
                .setParameter(3, projection)
                .setParameter(4, claim.id())
                .executeUpdate();
    }

    private static Optional<Object[]> first(Query query) {
        return query.getResultList().stream().map(Object[].class::cast).findFirst();
    }

    private static Duration age(Object millis) {
        return millis == null ? null : Duration.ofMillis(((Number) millis).longValue());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}

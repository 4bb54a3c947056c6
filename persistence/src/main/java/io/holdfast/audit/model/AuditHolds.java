package io.holdfast.audit.model;

import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.time.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The legal holds of the tenant that the transaction has entered. None is ever removed; a released one stays as it was. */
@ApplicationScoped
public class AuditHolds {
    private static final String COLUMNS =
            "SELECT id, reason, subject_id, from_time, to_time, since, set_by, released_at, released_by FROM audit_holds";

    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /** The open ones first, then the released, each the latest first. @param limit how many at most */
    public List<Hold> all(TenantId tenant, int limit) {
        return ((List<?>) em.createNativeQuery(
                                COLUMNS
                                        + " WHERE tenant_id = ?1 ORDER BY released_at IS NOT NULL, since DESC, id DESC LIMIT ?2")
                        .setParameter(1, tenant.value())
                        .setParameter(2, limit)
                        .getResultList())
                .stream().map(row -> hold((Object[]) row)).toList();
    }

    public Optional<Hold> find(TenantId tenant, UUID id) {
        List<?> rows = em.createNativeQuery(COLUMNS + " WHERE tenant_id = ?1 AND id = ?2")
                .setParameter(1, tenant.value())
                .setParameter(2, id)
                .getResultList();
        return rows.stream().map(row -> hold((Object[]) row)).findFirst();
    }

    /** Sets a hold; waits while events are being removed. @return its id */
    public UUID add(TenantId tenant, String reason, UUID subject, Instant from, Instant to, UserId by) {
        UUID id = Uuids.next();
        em.createNativeQuery("""
                INSERT INTO audit_holds (tenant_id, id, reason, subject_id, from_time, to_time, set_by)
                VALUES (?1, ?2, ?3, CAST(?4 AS uuid), CAST(?5 AS timestamptz), CAST(?6 AS timestamptz), CAST(?7 AS uuid))""")
                .setParameter(1, tenant.value())
                .setParameter(2, id)
                .setParameter(3, reason)
                .setParameter(4, subject)
                .setParameter(5, column(from))
                .setParameter(6, column(to))
                .setParameter(7, by == null ? null : by.value())
                .executeUpdate();
        return id;
    }

    /** Releases a hold. False when there is none that is open. */
    public boolean release(TenantId tenant, UUID id, UserId by) {
        return em.createNativeQuery("""
                UPDATE audit_holds SET released_at = now(), released_by = CAST(?3 AS uuid)
                WHERE tenant_id = ?1 AND id = ?2 AND released_at IS NULL""")
                        .setParameter(1, tenant.value())
                        .setParameter(2, id)
                        .setParameter(3, by == null ? null : by.value())
                        .executeUpdate()
                == 1;
    }

    /** True when an open hold keeps the values of this person from being erased. */
    public boolean keep(TenantId tenant, UUID subject) {
        return !em.createNativeQuery("""
                SELECT 1 FROM audit_holds
                WHERE tenant_id = ?1 AND released_at IS NULL AND (subject_id IS NULL OR subject_id = ?2)""")
                .setParameter(1, tenant.value())
                .setParameter(2, subject)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    private static OffsetDateTime column(Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    private static Hold hold(Object[] row) {
        return new Hold(
                (UUID) row[0],
                (String) row[1],
                (UUID) row[2],
                Columns.instant(row[3]),
                Columns.instant(row[4]),
                Columns.instant(row[5]),
                (UUID) row[6],
                Columns.instant(row[7]),
                (UUID) row[8]);
    }
}

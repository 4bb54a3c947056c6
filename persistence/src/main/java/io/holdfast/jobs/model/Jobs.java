package io.holdfast.jobs.model;

import io.holdfast.shared.id.JobId;
import io.holdfast.shared.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** The jobs of a tenant: adding one, and what its claim may do with it. */
@ApplicationScoped
public class Jobs {
    private static final int ERROR_LENGTH = 1000;

    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /**
     * Adds a job in the transaction that is open.
     *
     * @return the id of the job that was added, or of the one that has its idempotency key; empty when its schedule has an open
     *     job or had one of this slot
     */
    public Optional<JobId> add(TenantId tenant, JobRow row) {
        Optional<JobId> added = id(em.createNativeQuery("""
                        INSERT INTO jobs (tenant_id, id, type, title, priority, payload, idempotency_key, user_id, as_user, request_id,
                          schedule_id, slot, run_at, ready, due_rank, max_attempts, timeout_ms,
                          outside)
                        SELECT ?1, ?2, ?3, ?4, ?5, CAST(?6 AS jsonb), CAST(?7 AS varchar), CAST(?8 AS uuid), CAST(?9 AS boolean),
                          CAST(?10 AS varchar), CAST(?11 AS uuid), CAST(?12 AS timestamptz), t.run_at, t.run_at <= now(),
                          t.run_at - make_interval(mins => ?5), ?13, ?14, CAST(?16 AS boolean)
                        FROM (SELECT coalesce(CAST(?15 AS timestamptz), now()) AS run_at) t
                        ON CONFLICT DO NOTHING RETURNING id""")
                .setParameter(1, tenant.value())
                .setParameter(2, row.id().value())
                .setParameter(3, row.type())
                .setParameter(4, row.title())
                .setParameter(5, row.priority())
                .setParameter(6, row.payload())
                .setParameter(7, row.idempotencyKey())
                .setParameter(8, text(row.user()))
                .setParameter(9, row.asUser())
                .setParameter(10, row.requestId())
                .setParameter(11, text(row.schedule()))
                .setParameter(12, text(row.slot()))
                .setParameter(13, row.maxAttempts())
                .setParameter(14, Math.toIntExact(row.timeout().toMillis()))
                .setParameter(15, text(row.runAt()))
                .setParameter(16, row.outside()));
        return added.isPresent() || row.idempotencyKey() == null
                ? added
                : id(em.createNativeQuery(
                                "SELECT id FROM jobs WHERE tenant_id = ?1 AND type = ?2 AND idempotency_key = ?3")
                        .setParameter(1, tenant.value())
                        .setParameter(2, row.type())
                        .setParameter(3, row.idempotencyKey()));
    }

    /** Locks the row of a job that still runs under this claim, until the transaction ends. False when the claim was lost. */
    public boolean hold(ClaimedJob job) {
        return !ofClaim("SELECT 1 FROM jobs WHERE " + CLAIM + " FOR NO KEY UPDATE", job)
                .getResultList()
                .isEmpty();
    }

    /**
     * Marks a job done.
     *
     * @param result JSON, or null
     * @return false when the claim was lost: nothing of this transaction may stay
     */
    public boolean complete(ClaimedJob job, String result) {
        return ofClaim("""
                        UPDATE jobs SET state = 'SUCCEEDED', finished_at = clock_timestamp(), claim_id = NULL, lease_until = NULL,
                          deadline_at = NULL, error = NULL, result = CAST(?4 AS jsonb) WHERE """ + " " + CLAIM, job).setParameter(4, result).executeUpdate() == 1;
    }

    /**
     * Ends an attempt that failed: the job waits again, or is dead when no attempt is left.
     *
     * @param error for people
     * @param delay until the next attempt
     * @param last whether there is no next one, whatever is left
     * @return false when the claim was lost meanwhile
     */
    public boolean fail(ClaimedJob job, String error, Duration delay, boolean last) {
        return ofClaim("""
                        UPDATE jobs SET
                          state = CASE WHEN CAST(?5 AS boolean) OR failures + 1 >= max_attempts THEN 'DEAD' ELSE 'WAITING' END,
                          finished_at = CASE WHEN CAST(?5 AS boolean) OR failures + 1 >= max_attempts THEN now() END,
                          failures = failures + 1, error = ?4, claim_id = NULL, lease_until = NULL, deadline_at = NULL,
                          run_at = now() + make_interval(secs => ?6), ready = false,
                          due_rank = now() + make_interval(secs => ?6 - 60 * priority)
                        WHERE """ + " " + CLAIM, job)
                        .setParameter(4, shortened(error))
                        .setParameter(5, last)
                        .setParameter(6, delay.toMillis() / 1000.0)
                        .executeUpdate()
                == 1;
    }

    /** Hands a job back that did not begin; it does not count as a failure. */
    public boolean handBack(ClaimedJob job) {
        return ofClaim("""
                        UPDATE jobs SET state = 'WAITING', claim_id = NULL, lease_until = NULL, deadline_at = NULL, ready = true
                        WHERE """ + " " + CLAIM, job).executeUpdate() == 1;
    }

    /** Tells how far a job is. False when the claim was lost. */
    public boolean progress(ClaimedJob job, long done, long total, String unit) {
        return ofClaim(
                                "UPDATE jobs SET progress_done = ?4, progress_total = ?5, progress_unit = ?6 WHERE "
                                        + CLAIM,
                                job)
                        .setParameter(4, done)
                        .setParameter(5, total)
                        .setParameter(6, unit)
                        .executeUpdate()
                == 1;
    }

    private static final String CLAIM = "tenant_id = ?1 AND id = ?2 AND claim_id = ?3 AND state = 'RUNNING'";

    private Query ofClaim(String sql, ClaimedJob job) {
        return em.createNativeQuery(sql)
                .setParameter(1, job.tenant().value())
                .setParameter(2, job.id().value())
                .setParameter(3, job.claim());
    }

    private static String shortened(String error) {
        return error.length() <= ERROR_LENGTH ? error : error.substring(0, ERROR_LENGTH);
    }

    private static Optional<JobId> id(Query query) {
        return query.getResultList().stream().map(id -> new JobId((UUID) id)).findFirst();
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}

package io.holdfast.jobs.model;

import io.holdfast.shared.id.JobId;
import io.holdfast.shared.id.ScheduleId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.time.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The jobs of a tenant for those who look after them. */
@ApplicationScoped
public class JobRecords {
    private static final String COLUMNS =
            "id, type, title, state, priority, user_id, schedule_id, slot, run_at, attempts, failures,"
                    + " max_attempts, timeout_ms, node_id, created_at, started_at, finished_at, progress_done, progress_total,"
                    + " progress_unit, error, (SELECT u.name FROM users u WHERE u.tenant_id = jobs.tenant_id AND u.id = jobs.user_id)";

    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /** Newest first. @param before the last job of the page before; null for the first page */
    public List<JobRecord> page(TenantId tenant, JobFilter filter, JobId before, int limit) {
        String sql = "SELECT " + COLUMNS + ", NULL, NULL FROM jobs WHERE tenant_id = ?1"
                + (filter.state() == null ? "" : " AND state = ?2")
                + (filter.type() == null ? "" : " AND type = ?3")
                + (filter.schedule() == null ? "" : " AND schedule_id = ?4")
                + (before == null ? "" : " AND id < ?5")
                + " ORDER BY id DESC LIMIT ?6";
        Query query = em.createNativeQuery(sql).setParameter(1, tenant.value()).setParameter(6, limit);
        if (filter.state() != null) {
            query.setParameter(2, filter.state().name());
        }
        if (filter.type() != null) {
            query.setParameter(3, filter.type());
        }
        if (filter.schedule() != null) {
            query.setParameter(4, filter.schedule().value());
        }
        if (before != null) {
            query.setParameter(5, before.value());
        }
        return records(query);
    }

    public Optional<JobRecord> find(TenantId tenant, JobId id) {
        return records(em.createNativeQuery(
                                "SELECT " + COLUMNS
                                        + ", CAST(payload AS text), CAST(result AS text) FROM jobs WHERE tenant_id = ?1 AND id = ?2")
                        .setParameter(1, tenant.value())
                        .setParameter(2, id.value()))
                .stream()
                .findFirst();
    }

    /** How many jobs there are of each state; none of a state is 0. Of finished ones only the last thousand are counted. */
    public Map<JobState, Long> counts(TenantId tenant) {
        Map<JobState, Long> counts = new EnumMap<>(JobState.class);
        for (JobState state : JobState.values()) {
            counts.put(state, count(tenant, state, state.isFinal() ? 1000 : 1_000_000));
        }
        return counts;
    }

    private long count(TenantId tenant, JobState state, int most) {
        Object count = em.createNativeQuery(
                        "SELECT count(*) FROM (SELECT 1 FROM jobs WHERE tenant_id = ?1 AND state = ?2 LIMIT ?3) j")
                .setParameter(1, tenant.value())
                .setParameter(2, state.name())
                .setParameter(3, most)
                .getSingleResult();
        return ((Number) count).longValue();
    }

    /** How many jobs are dead, counted up to a most. */
    public long dead(TenantId tenant, int most) {
        return count(tenant, JobState.DEAD, most);
    }

    /** Cancels a job that is not finished: whoever runs it can write nothing any more. False when it is finished. */
    public boolean cancel(TenantId tenant, JobId id) {
        return em.createNativeQuery("""
                        UPDATE jobs SET state = 'CANCELLED', finished_at = now(), claim_id = NULL, lease_until = NULL, deadline_at = NULL
                        WHERE tenant_id = ?1 AND id = ?2 AND state IN ('WAITING', 'RUNNING')""")
                        .setParameter(1, tenant.value())
                        .setParameter(2, id.value())
                        .executeUpdate()
                == 1;
    }

    /** Lets a dead or cancelled job wait again, with all its attempts. False when it is in another state. */
    public boolean replay(TenantId tenant, JobId id) {
        return em.createNativeQuery("""
                        UPDATE jobs SET state = 'WAITING', finished_at = NULL, failures = 0, run_at = now(), ready = true,
                          due_rank = now() - make_interval(mins => priority)
                        WHERE tenant_id = ?1 AND id = ?2 AND state IN ('DEAD', 'CANCELLED')""")
                        .setParameter(1, tenant.value())
                        .setParameter(2, id.value())
                        .executeUpdate()
                == 1;
    }

    /** Whether a schedule has a job that is not finished. */
    public boolean hasOpenJob(TenantId tenant, ScheduleId schedule) {
        return !em.createNativeQuery("""
                        SELECT 1 FROM jobs WHERE tenant_id = ?1 AND schedule_id = ?2 AND state IN ('WAITING', 'RUNNING')""")
                .setParameter(1, tenant.value())
                .setParameter(2, schedule.value())
                .getResultList()
                .isEmpty();
    }

    private static List<JobRecord> records(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(row -> of((Object[]) row)).toList();
    }

    private static JobRecord of(Object[] row) {
        return new JobRecord(
                new JobId((UUID) row[0]),
                (String) row[1],
                (String) row[2],
                JobState.valueOf((String) row[3]),
                ((Number) row[4]).intValue(),
                row[5] == null ? null : new UserId((UUID) row[5]),
                (String) row[21],
                row[6] == null ? null : new ScheduleId((UUID) row[6]),
                Columns.instant(row[7]),
                Columns.instant(row[8]),
                ((Number) row[9]).intValue(),
                ((Number) row[10]).intValue(),
                ((Number) row[11]).intValue(),
                Duration.ofMillis(((Number) row[12]).longValue()),
                row[13] == null ? null : row[13].toString(),
                Columns.instant(row[14]),
                Columns.instant(row[15]),
                Columns.instant(row[16]),
                row[17] == null
                        ? null
                        : new JobRecord.Progress(
                                ((Number) row[17]).longValue(), ((Number) row[18]).longValue(), (String) row[19]),
                (String) row[20],
                (String) row[22],
                (String) row[23]);
    }
}

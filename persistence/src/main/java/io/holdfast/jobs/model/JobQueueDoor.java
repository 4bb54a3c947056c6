package io.holdfast.jobs.model;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.holdfast.shared.id.JobId;
import io.holdfast.shared.id.ScheduleId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** What a node asks about the jobs of all tenants, through door functions: they say what to run and nothing else. */
@ApplicationScoped
public class JobQueueDoor {
    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /**
     * Claims jobs for a node; tenants take turns.
     *
     * @param after the tenant that was served last; null for none
     * @param busy the tenant of each job that runs on the node
     * @param cap how many jobs of one tenant the node runs at once
     * @param lease after which a claim is void unless it is renewed
     * @param outside how many of them may be of the kind that waits for other systems
     */
    public Claims claim(
            UUID node, int most, TenantId after, List<TenantId> busy, int cap, Duration lease, int outside) {
        List<?> rows = em.createNativeQuery("""
                        SELECT tenant_id, id, claim_id, type, title, payload, attempt, failures, max_attempts, timeout_ms, user_id,
                               as_user, schedule_id, wait_ms, schedules_due
                        FROM claim_jobs(?1, ?2, CAST(?3 AS uuid), CAST(?4 AS uuid[]), ?5, make_interval(secs => ?6), ?7)""")
                .setParameter(1, node)
                .setParameter(2, most)
                .setParameter(3, after == null ? null : after.toString())
                .setParameter(4, array(busy, TenantId::value))
                .setParameter(5, cap)
                .setParameter(6, lease.toMillis() / 1000.0)
                .setParameter(7, outside)
                .getResultList();
        List<ClaimedJob> jobs = new ArrayList<>();
        Duration untilNext = null;
        boolean schedulesDue = false;
        for (Object each : rows) {
            Object[] row = (Object[]) each;
            if (row[1] == null) {
                untilNext = row[13] == null ? null : Duration.ofMillis(((Number) row[13]).longValue());
                schedulesDue = (Boolean) row[14];
            } else {
                jobs.add(job(row));
            }
        }
        return new Claims(List.copyOf(jobs), untilNext, schedulesDue);
    }

    /** Prolongs claims; the answer holds those that still stand. */
    public Set<UUID> renew(Collection<ClaimedJob> jobs, Duration lease) {
        List<?> held = em.createNativeQuery("""
                        SELECT * FROM renew_jobs(CAST(?1 AS uuid[]), CAST(?2 AS uuid[]), CAST(?3 AS uuid[]),
                                                 make_interval(secs => ?4))""")
                .setParameter(1, array(jobs, job -> job.tenant().value()))
                .setParameter(2, array(jobs, job -> job.id().value()))
                .setParameter(3, array(jobs, ClaimedJob::claim))
                .setParameter(4, lease.toMillis() / 1000.0)
                .getResultList();
        return held.stream().map(UUID.class::cast).collect(toUnmodifiableSet());
    }

    /** A schedule of some tenant whose slot has come. */
    public record DueSchedule(TenantId tenant, ScheduleId schedule) {}

    /** The schedules whose slot has come and that have no open job, the longest due first. */
    public List<DueSchedule> dueSchedules(int most) {
        List<?> rows = em.createNativeQuery("SELECT tenant_id, schedule_id FROM due_schedules(?1)")
                .setParameter(1, most)
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new DueSchedule(new TenantId((UUID) row[0]), new ScheduleId((UUID) row[1])))
                .toList();
    }

    /** How many jobs of a type are in a state that somebody may watch: waiting, running or dead. */
    public record Count(String type, JobState state, long jobs) {}

    /** Counts over all tenants; what has none is absent. */
    public List<Count> counts() {
        List<?> rows = em.createNativeQuery("SELECT type, state, jobs FROM count_jobs()")
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row ->
                        new Count((String) row[0], JobState.valueOf((String) row[1]), ((Number) row[2]).longValue()))
                .toList();
    }

    /** Sends a notification when the transaction commits. */
    public void tell(String channel, String words) {
        em.createNativeQuery("SELECT CAST(pg_notify(?1, ?2) AS text)")
                .setParameter(1, channel)
                .setParameter(2, words)
                .getSingleResult();
    }

    private static ClaimedJob job(Object[] row) {
        return new ClaimedJob(
                new TenantId((UUID) row[0]),
                new JobId((UUID) row[1]),
                (UUID) row[2],
                (String) row[3],
                (String) row[4],
                (String) row[5],
                ((Number) row[6]).intValue(),
                ((Number) row[7]).intValue(),
                ((Number) row[8]).intValue(),
                Duration.ofMillis(((Number) row[9]).longValue()),
                row[10] == null ? null : new UserId((UUID) row[10]),
                (Boolean) row[11],
                row[12] != null,
                Duration.ofMillis(((Number) row[13]).longValue()));
    }

    private static <T> String array(Collection<T> things, Function<T, UUID> id) {
        return things.stream().map(id).map(UUID::toString).collect(joining(",", "{", "}"));
    }
}

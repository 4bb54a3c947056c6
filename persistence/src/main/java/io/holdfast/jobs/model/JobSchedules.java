package io.holdfast.jobs.model;

import io.holdfast.shared.id.ScheduleId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.time.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The schedules of a tenant. */
@ApplicationScoped
public class JobSchedules {
    private static final String COLUMNS =
            "id, name, title, type, CAST(payload AS text), priority, max_attempts, timeout_ms, cron, zone,"
                    + " missed, missed_most, enabled, next_run_at, last_slot";

    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /** A schedule without a slot of its own is due again when the database's calendar ends. */
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    /** Adds a schedule unless the tenant has one of its name. @return whether it was added */
    public boolean add(TenantId tenant, Schedule schedule) {
        return em.createNativeQuery("""
                        INSERT INTO job_schedules (tenant_id, id, name, title, type, payload, priority, max_attempts, timeout_ms, cron,
                          zone, missed, missed_most, enabled, next_run_at)
                        VALUES (?1, ?2, ?3, ?4, ?5, CAST(?6 AS jsonb), ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, CAST(?15 AS timestamptz))
                        ON CONFLICT (tenant_id, name) DO NOTHING""")
                        .setParameter(1, tenant.value())
                        .setParameter(2, schedule.id().value())
                        .setParameter(3, schedule.name())
                        .setParameter(4, schedule.title())
                        .setParameter(5, schedule.type())
                        .setParameter(6, schedule.payload())
                        .setParameter(7, schedule.priority())
                        .setParameter(8, schedule.maxAttempts())
                        .setParameter(9, Math.toIntExact(schedule.timeout().toMillis()))
                        .setParameter(10, schedule.cron().toString())
                        .setParameter(11, schedule.zone().getId())
                        .setParameter(12, schedule.missed().name())
                        .setParameter(13, schedule.missedMost())
                        .setParameter(14, schedule.enabled())
                        .setParameter(15, schedule.nextRunAt().toString())
                        .executeUpdate()
                > 0;
    }

    /** Locks a schedule whose slot has come, until the transaction ends; empty when another transaction has it or had it. */
    public Optional<Schedule> lockDue(TenantId tenant, ScheduleId id) {
        return schedules(
                        "SELECT " + COLUMNS + " FROM job_schedules WHERE tenant_id = ?1 AND id = ?2 AND enabled"
                                + " AND next_run_at <= now() FOR UPDATE SKIP LOCKED",
                        tenant,
                        id)
                .stream()
                .findFirst();
    }

    public Optional<Schedule> find(TenantId tenant, ScheduleId id) {
        return schedules("SELECT " + COLUMNS + " FROM job_schedules WHERE tenant_id = ?1 AND id = ?2", tenant, id)
                .stream()
                .findFirst();
    }

    /** By name. */
    public List<Schedule> all(TenantId tenant) {
        return schedules("SELECT " + COLUMNS + " FROM job_schedules WHERE tenant_id = ?1 ORDER BY name", tenant, null);
    }

    /** Moves a schedule on. @param slot that became a job; null for none @param next null when there is none any more */
    public void advance(TenantId tenant, ScheduleId id, Instant slot, Instant next) {
        em.createNativeQuery("""
                        UPDATE job_schedules SET next_run_at = CAST(?3 AS timestamptz),
                          last_slot = coalesce(CAST(?4 AS timestamptz), last_slot), updated_at = now()
                        WHERE tenant_id = ?1 AND id = ?2""")
                .setParameter(1, tenant.value())
                .setParameter(2, id.value())
                .setParameter(3, (next == null ? NEVER : next).toString())
                .setParameter(4, slot == null ? null : slot.toString())
                .executeUpdate();
    }

    /** Changes when it runs. */
    public void change(TenantId tenant, ScheduleId id, Cron cron, ZoneId zone, boolean enabled, Instant next) {
        em.createNativeQuery("""
                        UPDATE job_schedules SET cron = ?3, zone = ?4, enabled = ?5, next_run_at = CAST(?6 AS timestamptz),
                          version = version + 1, updated_at = now()
                        WHERE tenant_id = ?1 AND id = ?2""")
                .setParameter(1, tenant.value())
                .setParameter(2, id.value())
                .setParameter(3, cron.toString())
                .setParameter(4, zone.getId())
                .setParameter(5, enabled)
                .setParameter(6, (next == null ? NEVER : next).toString())
                .executeUpdate();
    }

    private List<Schedule> schedules(String sql, TenantId tenant, ScheduleId id) {
        var query = em.createNativeQuery(sql).setParameter(1, tenant.value());
        if (id != null) {
            query.setParameter(2, id.value());
        }
        List<?> rows = query.getResultList();
        return rows.stream().map(row -> schedule((Object[]) row)).toList();
    }

    private static Schedule schedule(Object[] row) {
        return new Schedule(
                new ScheduleId((UUID) row[0]),
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                ((Number) row[5]).intValue(),
                ((Number) row[6]).intValue(),
                Duration.ofMillis(((Number) row[7]).longValue()),
                Cron.of((String) row[8]),
                ZoneId.of((String) row[9]),
                MissedRuns.valueOf((String) row[10]),
                ((Number) row[11]).intValue(),
                (Boolean) row[12],
                Columns.instant(row[13]),
                Columns.instant(row[14]));
    }
}

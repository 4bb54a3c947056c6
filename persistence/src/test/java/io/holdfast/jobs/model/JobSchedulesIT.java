package io.holdfast.jobs.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.shared.id.JobId;
import io.holdfast.shared.id.ScheduleId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobSchedulesIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);
    private static final Instant SLOT = Instant.now().truncatedTo(ChronoUnit.HOURS);

    private TenantId tenant;
    private Schedule schedule;

    @BeforeEach
    void aScheduleThatIsDue() {
        tenant = new TenantId(DATABASE.newTenant("food-safety"));
        schedule = new Schedule(
                ScheduleId.next(),
                "hourly",
                "Every hour",
                "thing.do",
                "{}",
                5,
                3,
                Duration.ofMinutes(1),
                Cron.of("0 * * * *"),
                ZoneId.of("Europe/Berlin"),
                MissedRuns.ONCE,
                24,
                true,
                SLOT,
                null);
        assertThat(this.<Boolean>with(em -> em.schedules.add(tenant, schedule))).isTrue();
    }

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void itIsKeptAsItWasAddedAndOnceUnderItsName() {
        assertThat(this.<List<Schedule>>with(em -> em.schedules.all(tenant)))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("cron")
                .containsExactly(schedule);
        assertThat(this.<Boolean>with(em -> em.schedules.add(tenant, schedule))).isFalse();
    }

    @Test
    void aSlotIsOneJobHoweverOftenItIsPlanned() {
        assertThat(this.<Optional<JobId>>with(em -> em.jobs.add(tenant, slot(SLOT))))
                .isPresent();
        assertThat(this.<Optional<JobId>>with(em -> em.jobs.add(tenant, slot(SLOT))))
                .isEmpty();
    }

    @Test
    void aScheduleHasOneUnfinishedJobAtATime() {
        JobId first = with(em -> em.jobs.add(tenant, slot(SLOT))).orElseThrow();
        assertThat(isDue()).as("its job is not finished").isFalse();
        assertThat(this.<Optional<JobId>>with(em -> em.jobs.add(tenant, slot(SLOT.plusSeconds(3600)))))
                .isEmpty();
        assertThat(this.<Boolean>with(em -> em.records.cancel(tenant, first))).isTrue();
        assertThat(isDue()).isTrue();
        assertThat(this.<Optional<JobId>>with(em -> em.jobs.add(tenant, slot(SLOT.plusSeconds(3600)))))
                .isPresent();
    }

    @Test
    void whatIsBeingPlannedIsLeftToWhoPlansIt() {
        UNIT.inTenant(tenant.value(), em -> {
            assertThat(new Tables(em).schedules.lockDue(tenant, schedule.id())).isPresent();
            assertThat(this.<Optional<Schedule>>with(other -> other.schedules.lockDue(tenant, schedule.id())))
                    .isEmpty();
            return null;
        });
        with(em -> {
            em.schedules.advance(tenant, schedule.id(), SLOT, SLOT.plusSeconds(7200));
            return null;
        });
        assertThat(this.<Optional<Schedule>>with(em -> em.schedules.lockDue(tenant, schedule.id())))
                .as("not due any more")
                .isEmpty();
        assertThat(isDue()).isFalse();
    }

    @Test
    void whatIsSwitchedOffIsNeverDue() {
        with(em -> {
            em.schedules.change(tenant, schedule.id(), schedule.cron(), ZoneId.of("UTC"), false, SLOT);
            return null;
        });
        assertThat(isDue()).isFalse();
    }

    @Test
    void aScheduleOfATenantThatIsSuspendedIsNotDue() {
        becomes("suspended");
        assertThat(isDue()).isFalse();
        becomes("active");
        assertThat(isDue()).isTrue();
    }

    /** The database's clock was hours ahead for a while: slots of that time were run. */
    @Test
    void aClockThatGoesBackRunsNoSlotTwice() {
        Instant ahead = SLOT.plus(Duration.ofHours(5));
        JobId early = with(em -> em.jobs.add(tenant, slot(ahead))).orElseThrow();
        with(em -> {
            em.schedules.advance(tenant, schedule.id(), ahead, ahead.plus(Duration.ofHours(1)));
            return em.records.cancel(tenant, early);
        });
        assertThat(isDue()).as("its next slot is later than the last that ran").isFalse();
        with(em -> {
            em.schedules.change(tenant, schedule.id(), schedule.cron(), schedule.zone(), true, SLOT);
            return null;
        });
        assertThat(this.<Optional<JobId>>with(em -> em.jobs.add(tenant, slot(ahead))))
                .as("even when somebody sets the schedule back")
                .isEmpty();
    }

    private void becomes(String status) {
        DATABASE.asOwner(sql -> sql.update("UPDATE tenants SET status = ? WHERE id = ?", status, tenant.value()));
    }

    private boolean isDue() {
        return DATABASE.<Long>withoutTenant(sql -> sql.one(
                        "SELECT count(*) FROM due_schedules(1000) WHERE schedule_id = ?",
                        schedule.id().value()))
                > 0;
    }

    private JobRow slot(Instant at) {
        return new JobRow(
                JobId.next(),
                "thing.do",
                "Every hour",
                5,
                "{}",
                null,
                null,
                false,
                "test",
                schedule.id(),
                at,
                null,
                3,
                Duration.ofMinutes(1),
                false);
    }

    private <T> T with(Function<Tables, T> work) {
        return UNIT.inTenant(tenant.value(), em -> work.apply(new Tables(em)));
    }

    private static final class Tables {
        final JobSchedules schedules = new JobSchedules();
        final Jobs jobs = new Jobs();
        final JobRecords records = new JobRecords();

        Tables(EntityManager em) {
            schedules.em = em;
            jobs.em = em;
            records.em = em;
        }
    }
}

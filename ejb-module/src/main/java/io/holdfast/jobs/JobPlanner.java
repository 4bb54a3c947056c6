package io.holdfast.jobs;

import io.holdfast.jobs.model.Cron;
import io.holdfast.jobs.model.CronSlots;
import io.holdfast.jobs.model.JobRow;
import io.holdfast.jobs.model.JobSchedules;
import io.holdfast.jobs.model.Jobs;
import io.holdfast.jobs.model.Schedule;
import io.holdfast.shared.id.JobId;
import io.holdfast.shared.id.ScheduleId;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.TenantBound;
import io.holdfast.tenancy.model.TenantSession;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Makes jobs of the slots of a schedule. The row is locked while that happens and a slot is a key of its job, so a slot is one
 * job however many nodes try. The database's time decides what has come: no clock of a node is asked.
 */
@Stateless
@TenantBound
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class JobPlanner {
    /** A slot that is found later than this counts as missed: nodes look every few seconds. */
    private static final Duration LATE = Duration.ofMinutes(1);

    private static final int MOST_MADE_UP_FOR = 24;

    @Inject
    JobSchedules schedules;

    @Inject
    Jobs jobs;

    @Inject
    TenantSession session;

    @Inject
    CallerContext context;

    @Inject
    JobHandlers handlers;

    @Inject
    Event<JobsAdded> added;

    /** Makes a job of the slot of a schedule that is due; does nothing when another node has done it. */
    public void plan(ScheduleId id) {
        Optional<Schedule> due = schedules.lockDue(context.tenant(), id);
        if (due.isEmpty()) {
            return;
        }
        Schedule.Turn turn = due.get().turn(session.now(), LATE);
        if (turn.slot() != null) {
            add(due.get(), turn.slot());
        }
        schedules.advance(context.tenant(), id, turn.slot(), turn.next());
    }

    /** Makes a job of a schedule now, in the caller's transaction. Empty when it has one that is not finished. */
    @TransactionAttribute(TransactionAttributeType.REQUIRED)
    public Optional<JobId> runNow(Schedule schedule) {
        return add(schedule, null);
    }

    private Optional<JobId> add(Schedule schedule, Instant slot) {
        Optional<JobId> job = jobs.add(
                context.tenant(),
                new JobRow(
                        JobId.next(),
                        schedule.type(),
                        schedule.title(),
                        schedule.priority(),
                        schedule.payload(),
                        null,
                        context.caller().userId().orElse(null),
                        false,
                        context.caller().origin().requestId(),
                        schedule.id(),
                        slot,
                        null,
                        schedule.maxAttempts(),
                        schedule.timeout(),
                        handlers.policyOf(schedule.type()).outside()));
        if (job.isPresent()) {
            added.fire(new JobsAdded());
        }
        return job;
    }

    /** Gives the caller's tenant the schedules that handlers bring along and that it does not have yet. */
    public void addRecurring() {
        for (JobHandler handler : handlers.all()) {
            handler.recurring().ifPresent(recurring -> addRecurring(handler, recurring));
        }
    }

    private void addRecurring(JobHandler handler, Recurring recurring) {
        Cron cron = Cron.of(recurring.cron());
        ZoneId zone = ZoneId.of("UTC");
        JobPolicy policy = handler.policy();
        Instant next = new CronSlots(cron, zone).after(session.now()).orElseThrow();
        schedules.add(
                context.tenant(),
                new Schedule(
                        ScheduleId.next(),
                        recurring.name(),
                        recurring.title(),
                        handler.type(),
                        "{}",
                        policy.priority(),
                        policy.attempts(),
                        policy.timeout(),
                        cron,
                        zone,
                        recurring.missed(),
                        MOST_MADE_UP_FOR,
                        true,
                        next,
                        null));
    }
}

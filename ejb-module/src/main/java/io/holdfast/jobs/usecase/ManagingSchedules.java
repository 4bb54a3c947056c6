package io.holdfast.jobs.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.jobs.JobPlanner;
import io.holdfast.jobs.JobsAdded;
import io.holdfast.jobs.model.Cron;
import io.holdfast.jobs.model.CronSlots;
import io.holdfast.jobs.model.JobRecord;
import io.holdfast.jobs.model.JobRecords;
import io.holdfast.jobs.model.JobSchedules;
import io.holdfast.jobs.model.Schedule;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.JobId;
import io.holdfast.shared.id.ScheduleId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import io.holdfast.tenancy.model.TenantSession;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Changes when schedules run, and runs one now. */
@Stateless
@RequiresPermission(Permission.MANAGE_SYSTEM)
public class ManagingSchedules {
    private static final int LONGEST = 100;
    private static final String NOUN = "job-schedule";
    private static final String CRON = "cron";
    private static final String ZONE = "zone";

    @Inject
    JobSchedules schedules;

    @Inject
    ScheduleViews views;

    @Inject
    JobRecords jobs;

    @Inject
    JobPlanner planner;

    @Inject
    TenantSession session;

    @Inject
    CallerContext context;

    @Inject
    AuditDraft draft;

    @Inject
    Event<JobsAdded> added;

    /**
     * Changes when a schedule runs. Its next slot is counted from now: what was missed before is not made up for.
     *
     * @param cron five fields
     * @param zone such as {@code Europe/Berlin}
     * @throws DomainException {@link ProblemCode#NOT_FOUND}; {@link ProblemCode#INVALID_FIELD} for a cron or zone that is none
     */
    @Audited("job-schedule.update")
    public ScheduleView change(ScheduleId id, String cron, String zone, boolean enabled) {
        draft.entity(NOUN, id);
        Schedule before = views.find(id);
        List<FieldError> errors = new ArrayList<>();
        Cron newCron = cron(cron, errors);
        ZoneId newZone = zone(zone, errors);
        if (!errors.isEmpty()) {
            throw new DomainException(ProblemCode.INVALID_FIELD, errors.get(0).detail(), errors);
        }
        schedules.change(
                context.tenant(),
                id,
                newCron,
                newZone,
                enabled,
                new CronSlots(newCron, newZone).after(session.now()).orElse(null));
        draft.oldValue(CRON, before.cron().toString())
                .oldValue(ZONE, before.zone().getId())
                .oldValue("enabled", before.enabled())
                .newValue("name", before.name())
                .newValue(CRON, newCron.toString())
                .newValue(ZONE, newZone.getId())
                .newValue("enabled", enabled);
        added.fire(new JobsAdded()); // so that nodes look when the next slot comes
        return views.view(views.find(id));
    }

    /**
     * Runs a schedule's job now, beside its slots.
     *
     * @throws DomainException {@link ProblemCode#NOT_FOUND}; {@link ProblemCode#CONFLICT} when it has a job that is not finished
     */
    @Audited("job-schedule.run")
    public JobRecord run(ScheduleId id) {
        draft.entity(NOUN, id);
        Schedule schedule = views.find(id);
        draft.newValue("name", schedule.name());
        JobId job = planner.runNow(schedule)
                .orElseThrow(() ->
                        new DomainException(ProblemCode.CONFLICT, "The schedule has a job that is not finished."));
        return jobs.find(context.tenant(), job).orElseThrow();
    }

    private static Cron cron(String text, List<FieldError> errors) {
        try {
            if (text.length() <= LONGEST) {
                return Cron.of(text);
            }
            errors.add(new FieldError("/" + CRON, "A cron expression has at most " + LONGEST + " characters."));
        } catch (IllegalArgumentException e) {
            errors.add(new FieldError("/" + CRON, e.getMessage()));
        }
        return null;
    }

    private static ZoneId zone(String text, List<FieldError> errors) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            errors.add(new FieldError(
                    "/" + ZONE,
                    "'" + (text.length() > LONGEST ? "that" : text) + "' is no time zone, such as Europe/Berlin."));
            return null;
        }
    }
}

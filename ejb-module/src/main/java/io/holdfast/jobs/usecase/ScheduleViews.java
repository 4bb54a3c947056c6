package io.holdfast.jobs.usecase;

import io.holdfast.jobs.model.JobFilter;
import io.holdfast.jobs.model.JobRecords;
import io.holdfast.jobs.model.JobSchedules;
import io.holdfast.jobs.model.Schedule;
import io.holdfast.shared.id.ScheduleId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Collaborator;
import io.holdfast.tenancy.model.TenantSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** Schedules with their next slots and their last job, in the transaction that is open. */
@Collaborator
@ApplicationScoped
public class ScheduleViews {
    private static final int SHOWN_SLOTS = 3;

    @Inject
    JobSchedules schedules;

    @Inject
    JobRecords jobs;

    @Inject
    TenantSession session;

    @Inject
    CallerContext context;

    List<ScheduleView> all() {
        return schedules.all(context.tenant()).stream().map(this::view).toList();
    }

    Schedule find(ScheduleId id) {
        return schedules.find(context.tenant(), id).orElseThrow(() -> DomainException.notFound("schedule"));
    }

    ScheduleView view(Schedule schedule) {
        Instant now = session.now();
        return new ScheduleView(
                schedule,
                schedule.enabled() ? schedule.slots().next(now, SHOWN_SLOTS) : List.of(),
                jobs.page(context.tenant(), new JobFilter(null, null, schedule.id()), null, 1).stream()
                        .findFirst()
                        .orElse(null));
    }
}

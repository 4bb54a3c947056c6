package io.holdfast.jobs.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.audit.AuditedList;
import io.holdfast.shared.id.ScheduleId;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/** Shows the schedules of the caller's organization. */
@Stateless
@RequiresPermission(Permission.MANAGE_SYSTEM)
public class ReadingSchedules {
    @Inject
    ScheduleViews views;

    @Inject
    AuditDraft draft;

    /** By name. */
    @AuditedList("job-schedule.list")
    public List<ScheduleView> all() {
        return views.all();
    }

    /** One schedule. @throws DomainException {@link ProblemCode#NOT_FOUND} when there is none here */
    @Audited("job-schedule.read")
    public ScheduleView find(ScheduleId id) {
        draft.entity("job-schedule", id);
        return views.view(views.find(id));
    }
}

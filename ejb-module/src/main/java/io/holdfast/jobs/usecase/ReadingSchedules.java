package io.holdfast.jobs.usecase;

import io.holdfast.shared.audit.AuditedList;
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

    /** By name. */
    @AuditedList("job-schedule.list")
    public List<ScheduleView> all() {
        return views.all();
    }
}

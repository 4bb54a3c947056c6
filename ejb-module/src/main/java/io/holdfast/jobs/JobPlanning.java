package io.holdfast.jobs;

import io.holdfast.cluster.Leadership;
import io.holdfast.jobs.model.JobQueueDoor.DueSchedule;
import io.holdfast.security.RunAs;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Has the slots of all tenants' schedules made into jobs, one schedule at a time. */
@ApplicationScoped
public class JobPlanning {
    private static final Logger LOG = Logger.getLogger(JobPlanning.class.getName());
    private static final String NAME = "job-planner";
    private static final int AT_ONCE = 50;

    @Inject
    JobClaims claims;

    @Inject
    JobPlanner planner;

    @Inject
    RunAs runAs;

    @Inject
    Leadership leadership;

    private boolean begun;
    private long dueSince;

    /** Gives the platform its own schedules, once in the life of a node. */
    synchronized void begin() {
        if (!begun) {
            as(Caller.PLATFORM, planner::addRecurring);
            begun = true;
        }
    }

    /**
     * Plans what is due. That is the leader's task; when nobody has done it for two polls this node does it: a slot is one job
     * in any case, and a leader may have its hands full.
     */
    void plan(boolean due, Duration poll) {
        if (!due) {
            dueSince = 0;
            return;
        }
        long now = System.nanoTime();
        dueSince = dueSince == 0 ? now : dueSince;
        if (leadership.leads(NAME) || now - dueSince > poll.toNanos() * 2) {
            plan();
            dueSince = 0;
        }
    }

    private void plan() {
        List<DueSchedule> due = claims.dueSchedules(AT_ONCE);
        for (DueSchedule each : due) {
            try {
                as(each.tenant(), () -> planner.plan(each.schedule()));
            } catch (RuntimeException e) {
                LOG.log(Level.SEVERE, e, () -> "no job could be made of the schedule " + each.schedule());
            }
        }
    }

    private void as(TenantId tenant, Runnable task) {
        runAs.call(RunAs.system(NAME, tenant, Permission.OPERATE), () -> {
            task.run();
            return null;
        });
    }
}

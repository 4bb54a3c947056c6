package io.holdfast.jobs.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.jobs.JobsAdded;
import io.holdfast.jobs.JobsCancelled;
import io.holdfast.jobs.model.JobRecord;
import io.holdfast.jobs.model.JobRecords;
import io.holdfast.jobs.model.JobState;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.JobId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

/** Cancels jobs and runs dead ones again. */
@Stateless
@RequiresPermission(Permission.MANAGE_SYSTEM)
public class ManagingJobs {
    private static final String STATE = "state";

    @Inject
    JobRecords jobs;

    @Inject
    CallerContext context;

    @Inject
    AuditDraft draft;

    @Inject
    Event<JobsAdded> added;

    @Inject
    Event<JobsCancelled> cancelled;

    /**
     * Cancels a job that waits or runs. From then on nothing that it writes stays; its thread is asked to stop.
     *
     * @throws DomainException {@link ProblemCode#NOT_FOUND}; {@link ProblemCode#CONFLICT} when it is finished
     */
    @Audited("job.cancel")
    public JobRecord cancel(JobId id) {
        JobRecord before = begin(id);
        if (!jobs.cancel(context.tenant(), id)) {
            throw new DomainException(ProblemCode.CONFLICT, "The job is finished; there is nothing to cancel.");
        }
        cancelled.fire(new JobsCancelled(id));
        return ended(before, JobState.CANCELLED);
    }

    /**
     * Lets a dead or cancelled job wait again, with all its attempts.
     *
     * @throws DomainException {@link ProblemCode#NOT_FOUND}; {@link ProblemCode#CONFLICT} in any other state, and when its
     *     schedule has a job that is not finished
     */
    @Audited("job.replay")
    public JobRecord replay(JobId id) {
        JobRecord before = begin(id);
        if (before.schedule() != null && jobs.hasOpenJob(context.tenant(), before.schedule())) {
            throw new DomainException(ProblemCode.CONFLICT, "Its schedule has a job that is not finished.");
        }
        if (!jobs.replay(context.tenant(), id)) {
            throw new DomainException(ProblemCode.CONFLICT, "Only a dead or cancelled job can be run again.");
        }
        added.fire(new JobsAdded());
        return ended(before, JobState.WAITING);
    }

    private JobRecord begin(JobId id) {
        draft.entity("job", id);
        JobRecord job = jobs.find(context.tenant(), id).orElseThrow(() -> DomainException.notFound("job"));
        draft.oldValue(STATE, job.state().name());
        return job;
    }

    private JobRecord ended(JobRecord before, JobState state) {
        draft.newValue(STATE, state.name()).newValue("type", before.type());
        return jobs.find(context.tenant(), before.id()).orElseThrow();
    }
}

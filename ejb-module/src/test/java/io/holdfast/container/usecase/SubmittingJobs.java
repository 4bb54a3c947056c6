package io.holdfast.container.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.jobs.JobQueue;
import io.holdfast.jobs.NewJob;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.JobId;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** A change that wants something done afterwards. */
@Stateless
@RequiresPermission(Permission.OPERATE)
public class SubmittingJobs {
    @Inject
    JobQueue queue;

    @Inject
    AuditDraft draft;

    @Audited("job.submit")
    public JobId submit(NewJob job) {
        JobId id = queue.submit(job);
        draft.entity("job", id);
        return id;
    }

    @Audited("job.submit")
    public JobId submitAndFail(NewJob job) {
        submit(job);
        throw new IllegalStateException("after the submission");
    }

    @Audited("job.cancel")
    public void cancel(JobId id) {
        draft.entity("job", id);
        queue.cancel(id);
    }
}

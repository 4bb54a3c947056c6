package io.holdfast.jobs;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.jobs.model.ClaimedJob;
import io.holdfast.jobs.model.JobState;
import io.holdfast.jobs.model.Jobs;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.security.TenantBound;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.Supplier;

/** The transactions of an attempt, each in the job's tenant and under the attempt's claim. */
@Stateless
@TenantBound
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class JobLedger {
    @Inject
    Jobs jobs;

    @Inject
    AuditDraft draft;

    /**
     * Runs the effect and marks the job done, both or nothing.
     *
     * @param result asked for after the effect
     * @throws JobTakenAway when the claim was lost
     */
    public void finish(ClaimedJob job, Runnable effect, Supplier<String> result) {
        // First, for it locks the row: nobody can take the job away until this transaction ends.
        if (!jobs.hold(job)) {
            throw new JobTakenAway(job.type());
        }
        effect.run();
        complete(job, result.get());
    }

    /** Marks a job done whose handler has returned. @throws JobTakenAway when the claim was lost */
    public void complete(ClaimedJob job, String result) {
        if (!jobs.complete(job, result)) {
            throw new JobTakenAway(job.type());
        }
    }

    /** Lets a job wait for its next attempt. @return false when the claim was lost meanwhile */
    public boolean failed(ClaimedJob job, String error, Duration delay) {
        return jobs.fail(job, error, delay, false);
    }

    /**
     * Ends a job that failed for the last time: nothing more happens until a person has it run again.
     *
     * @throws JobTakenAway when the claim was lost meanwhile
     */
    @Audited("job.give-up")
    public void gaveUp(ClaimedJob job, String error) {
        draft.entity("job", job.id())
                .reason(error)
                .oldValue("state", JobState.RUNNING.name())
                .newValue("state", JobState.DEAD.name())
                .newValue("type", job.type());
        if (!jobs.fail(job, error, Duration.ZERO, true)) {
            throw new JobTakenAway(job.type());
        }
    }

    /** Hands a job back that did not begin. */
    public void handBack(ClaimedJob job) {
        jobs.handBack(job);
    }

    /** @throws JobTakenAway when the claim was lost */
    public void progress(ClaimedJob job, long done, long total, String unit) {
        if (!jobs.progress(job, done, total, unit)) {
            throw new JobTakenAway(job.type());
        }
    }
}

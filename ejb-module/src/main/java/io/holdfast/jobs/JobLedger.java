package io.holdfast.jobs;

import io.holdfast.jobs.model.ClaimedJob;
import io.holdfast.jobs.model.Jobs;
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

    /** @return false when the claim was lost meanwhile */
    public boolean failed(ClaimedJob job, String error, Duration delay, boolean last) {
        return jobs.fail(job, error, delay, last);
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

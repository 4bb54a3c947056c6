package io.holdfast.jobs;

import io.holdfast.jobs.model.JobFilter;
import io.holdfast.jobs.model.JobRecord;
import io.holdfast.jobs.model.JobRecords;
import io.holdfast.jobs.model.JobRow;
import io.holdfast.jobs.model.Jobs;
import io.holdfast.shared.id.JobId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Where work is handed in. It joins the caller's transaction: the job exists exactly when the change does. */
@ApplicationScoped
public class JobQueue {
    @Inject
    Jobs jobs;

    @Inject
    JobHandlers handlers;

    @Inject
    JobJson json;

    @Inject
    CallerContext context;

    @Inject
    JobRecords records;

    @Inject
    Event<JobsAdded> added;

    @Inject
    Event<JobsCancelled> cancelled;

    /**
     * Submits a job for the caller's tenant.
     *
     * @return its id, or that of the job of this type that has the key already
     * @throws IllegalArgumentException when nobody on this node knows the type, or the payload is too large
     */
    public JobId submit(NewJob job) {
        JobPolicy policy = handlers.of(job.type())
                .map(JobHandler::policy)
                .orElseThrow(() -> new IllegalArgumentException("no handler does jobs of the type " + job.type()));
        Caller caller = context.caller();
        if (job.asCaller() && caller.member() == null) {
            throw new IllegalArgumentException("only a person can have a job run with a person's rights");
        }
        UserId user = caller.member();
        JobId id = JobId.next();
        JobId found = jobs.add(
                        context.tenant(),
                        new JobRow(
                                id,
                                job.type(),
                                job.title() == null ? job.type() : job.title(),
                                job.priority() == null ? policy.priority() : job.priority(),
                                json.write(job.payload()),
                                job.key(),
                                user,
                                job.asCaller(),
                                caller.origin().requestId(),
                                null,
                                null,
                                job.runAt(),
                                job.attempts() == null ? policy.attempts() : job.attempts(),
                                job.timeout() == null ? policy.timeout() : job.timeout(),
                                policy.outside()))
                .orElseThrow(
                        () -> new IllegalStateException("a job without a schedule has no other rival than its key"));
        if (found.equals(id)) {
            added.fire(new JobsAdded());
        }
        return found;
    }

    /** Cancels a job of the caller's tenant that is not finished. Does nothing to one that is. */
    public void cancel(JobId id) {
        if (records.cancel(context.tenant(), id)) {
            cancelled.fire(new JobsCancelled(id));
        }
    }

    /** The caller's tenant's jobs of a type, newest first. */
    public List<SubmittedJob> newest(String type, int most) {
        return records.page(context.tenant(), new JobFilter(null, type, null), null, most).stream()
                .map(job -> records.find(context.tenant(), job.id()).orElse(job))
                .map(JobQueue::submitted)
                .toList();
    }

    /** A job of the caller's tenant, unless there is none or it is forgotten. */
    public Optional<SubmittedJob> find(JobId id) {
        return records.find(context.tenant(), id).map(JobQueue::submitted);
    }

    /** A value out of a job's result. */
    public <T> T result(SubmittedJob job, Class<T> type) {
        return json.read(job.result(), type);
    }

    private static SubmittedJob submitted(JobRecord job) {
        JobRecord.Progress progress = job.progress();
        return new SubmittedJob(
                job.id(),
                job.state().name(),
                job.userName(),
                job.createdAt(),
                job.startedAt(),
                job.finishedAt(),
                progress == null ? 0 : progress.done(),
                progress == null ? 0 : progress.total(),
                job.error(),
                job.result());
    }
}

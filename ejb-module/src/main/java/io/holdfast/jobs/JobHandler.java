package io.holdfast.jobs;

import java.util.Optional;

/**
 * Does the jobs of one type; a CDI bean. An exception ends the attempt as a failure, which is repeated as the policy says. The
 * thread is interrupted when the attempt takes longer than its timeout or the job is cancelled.
 */
public interface JobHandler {
    /** The type that it does: {@code noun.verb}, and never another one, for rows keep it. */
    String type();

    /** How its jobs are run when nothing else is said. */
    default JobPolicy policy() {
        return JobPolicy.STANDARD;
    }

    /** The schedule that the platform has of it from the start; empty when it runs only when somebody submits a job. */
    default Optional<Recurring> recurring() {
        return Optional.empty();
    }

    /** Runs one attempt, outside transactions, in a request of the job's tenant. */
    void run(JobRun run) throws Exception;
}

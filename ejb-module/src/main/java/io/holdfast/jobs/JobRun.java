package io.holdfast.jobs;

import io.holdfast.shared.id.JobId;

/** One attempt at a job, as its handler sees it. */
public interface JobRun {
    JobId id();

    /** Which beginning this is, from 1; those that a stopping node handed back count too. */
    int attempt();

    /** The payload as JSON. Never null. */
    String payload();

    /** The payload as a value. */
    <T> T payload(Class<T> type);

    /**
     * Tells people how far it is; written at most once a second. Not for use inside a transaction.
     *
     * @param unit what is counted, such as {@code mails}
     * @throws JobTakenAway when the job was cancelled or taken away
     */
    void progress(long done, long total, String unit);

    /** True when the job was cancelled or taken away: whatever is done now is lost, so stop. */
    boolean isCancelled();

    /** What came of it, kept with the job as JSON. */
    void result(Object json);

    /**
     * Runs the effect and marks the job done, in one transaction of the job's tenant. If the job was taken away meanwhile
     * nothing of it happens. Not more than once, and nothing that matters after it.
     *
     * @throws JobTakenAway when the job was cancelled or taken away
     */
    void finishing(Runnable effect);
}

package io.holdfast.jobs;

/** An attempt failed for a reason that repeating does not mend; the job is dead at once. The message is for people. */
public class JobRefused extends Exception {
    private static final long serialVersionUID = 1L;

    public JobRefused(String reason) {
        super(reason);
    }
}

package io.holdfast.jobs;

/** An attempt failed for a reason that people may read, such as "the mail server does not answer". It is repeated. */
public class JobFailure extends Exception {
    private static final long serialVersionUID = 1L;

    public JobFailure(String reason) {
        super(reason);
    }

    public JobFailure(String reason, Throwable cause) {
        super(reason, cause);
    }
}

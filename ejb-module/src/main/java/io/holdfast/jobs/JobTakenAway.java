package io.holdfast.jobs;

import jakarta.ejb.ApplicationException;

/** The job does not belong to this attempt any more: it was cancelled, took too long, or another node has it. */
@ApplicationException(rollback = true)
public class JobTakenAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JobTakenAway(String type) {
        super("a job '" + type + "' was taken away from its attempt");
    }
}

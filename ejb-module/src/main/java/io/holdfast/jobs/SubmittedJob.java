package io.holdfast.jobs;

import io.holdfast.shared.id.JobId;
import java.time.Instant;

/**
 * A job as whoever had it done sees it.
 *
 * @param state WAITING, RUNNING, SUCCEEDED, CANCELLED or DEAD
 * @param submittedBy the name of the person; null when no person did
 * @param startedAt null before its first attempt
 * @param finishedAt null while it is open
 * @param done how far it is, of {@code total}; both 0 while it tells nothing
 * @param error why the last attempt failed; null when none did
 * @param result JSON; null while there is none
 */
public record SubmittedJob(
        JobId id,
        String state,
        String submittedBy,
        Instant createdAt,
        Instant startedAt,
        Instant finishedAt,
        long done,
        long total,
        String error,
        String result) {
    /** True while it waits or runs. */
    public boolean isOpen() {
        return finishedAt == null;
    }
}

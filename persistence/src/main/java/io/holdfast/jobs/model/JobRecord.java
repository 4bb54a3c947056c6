package io.holdfast.jobs.model;

import io.holdfast.shared.id.JobId;
import io.holdfast.shared.id.ScheduleId;
import io.holdfast.shared.id.UserId;
import java.time.Duration;
import java.time.Instant;

/**
 * A job as people see it. What is not known is null.
 *
 * @param user who submitted it; null when no person did
 * @param userName the name of that person
 * @param slot the time of the schedule that it stands for
 * @param runAt not before this; of a job that failed, when the next attempt begins
 * @param node id of the node that has it or had it last
 * @param error why the last attempt failed
 * @param payload JSON; null in lists
 * @param result JSON; null in lists
 */
public record JobRecord(
        JobId id,
        String type,
        String title,
        JobState state,
        int priority,
        UserId user,
        String userName,
        ScheduleId schedule,
        Instant slot,
        Instant runAt,
        int attempts,
        int failures,
        int maxAttempts,
        Duration timeout,
        String node,
        Instant createdAt,
        Instant startedAt,
        Instant finishedAt,
        Progress progress,
        String error,
        String payload,
        String result) {
    /** How far it is. @param unit what is counted */
    public record Progress(long done, long total, String unit) {}
}

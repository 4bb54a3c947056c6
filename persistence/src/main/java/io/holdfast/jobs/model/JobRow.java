package io.holdfast.jobs.model;

import io.holdfast.shared.id.JobId;
import io.holdfast.shared.id.ScheduleId;
import io.holdfast.shared.id.UserId;
import java.time.Duration;
import java.time.Instant;

/**
 * A job to be inserted.
 *
 * @param payload JSON
 * @param idempotencyKey at most one job of a type has it; null when each submission is a job of its own
 * @param user who submitted it; null when no person did
 * @param asUser whether it runs with that person's rights; then {@code user} is not null
 * @param requestId of the request that submitted it
 * @param schedule null unless a schedule made it
 * @param slot the time of the schedule that it stands for; null for one that somebody started by hand
 * @param runAt not before this; null for now
 * @param outside whether it spends its time waiting for another system
 */
public record JobRow(
        JobId id,
        String type,
        String title,
        int priority,
        String payload,
        String idempotencyKey,
        UserId user,
        boolean asUser,
        String requestId,
        ScheduleId schedule,
        Instant slot,
        Instant runAt,
        int maxAttempts,
        Duration timeout,
        boolean outside) {}

package io.holdfast.jobs.model;

import io.holdfast.shared.id.JobId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import java.time.Duration;
import java.util.UUID;

/**
 * A job that this node may run, under one claim.
 *
 * @param claim the fence: what is written under another claim changes nothing
 * @param payload JSON
 * @param attempt which beginning this is, from 1
 * @param failures how many attempts failed before
 * @param user who submitted it; null when no person did
 * @param asUser whether it runs with that person's rights
 * @param scheduled whether a schedule made it
 * @param waited since its time had come
 */
public record ClaimedJob(
        TenantId tenant,
        JobId id,
        UUID claim,
        String type,
        String title,
        String payload,
        int attempt,
        int failures,
        int maxAttempts,
        Duration timeout,
        UserId user,
        boolean asUser,
        boolean scheduled,
        Duration waited) {}

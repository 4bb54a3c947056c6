package io.holdfast.mirror;

import java.time.Instant;

/**
 * How old an answer is.
 *
 * @param lastSynced when the last complete reading began; null when there was none
 * @param stale true when the answer is older than it should be
 * @param reason why it is stale, for people; null when it is not
 */
public record Freshness(Instant lastSynced, boolean stale, String reason) {}

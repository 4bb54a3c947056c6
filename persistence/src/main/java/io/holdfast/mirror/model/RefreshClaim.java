package io.holdfast.mirror.model;

import java.time.Instant;
import java.util.UUID;

/**
 * The right to refresh one projection, for one holder in the cluster and for a limited time.
 *
 * @param at when it began
 * @param changedSince from which time of change on to read; null when the whole listing is to be read
 */
public record RefreshClaim(UUID id, Instant at, Instant changedSince) {}

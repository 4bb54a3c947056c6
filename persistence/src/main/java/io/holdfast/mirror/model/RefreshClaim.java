package io.holdfast.mirror.model;

import java.time.Instant;
import java.util.UUID;

/** The right to refresh one projection, for one holder in the cluster and for a limited time; {@code at} is when it began. */
public record RefreshClaim(UUID id, Instant at) {}

package io.holdfast.audit.model;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A committed event that waits for its position.
 *
 * @param leaf its leaf hash; null when a mark names no event
 */
public record UnnumberedEvent(UUID tenant, UUID event, OffsetDateTime time, byte[] leaf) {}

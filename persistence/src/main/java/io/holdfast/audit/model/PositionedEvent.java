package io.holdfast.audit.model;

import java.time.Instant;
import java.util.UUID;

/**
 * A position of a log with what stands there.
 *
 * @param time the event's, as its position has it
 * @param chain the chain's hash at this position, as it is stored
 * @param leaf the event's hash, as it is stored with the position
 * @param canonical the bytes that are proven; null when there is no such event
 * @param columns the bytes that the event's columns say; null when they say no event
 */
public record PositionedEvent(
        long n, UUID event, Instant time, byte[] chain, byte[] leaf, byte[] canonical, byte[] columns) {
    /** False when the position names an event that is not there. */
    public boolean isThere() {
        return canonical != null;
    }
}

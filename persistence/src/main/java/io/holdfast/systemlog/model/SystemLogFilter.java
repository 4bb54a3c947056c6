package io.holdfast.systemlog.model;

import java.time.Instant;

/**
 * Which entries a reader wants; null members say nothing.
 *
 * @param logger who said it; what begins so counts too
 * @param from this moment and later
 * @param to before this moment
 * @param text part of the message or exception, whatever the case of its letters
 */
public record SystemLogFilter(
        LogLevel level, String logger, String requestId, String node, Instant from, Instant to, String text) {
    public static final SystemLogFilter NONE = new SystemLogFilter(null, null, null, null, null, null, null);
}

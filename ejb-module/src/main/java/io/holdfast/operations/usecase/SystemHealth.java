package io.holdfast.operations.usecase;

import static java.util.Objects.requireNonNull;

import io.holdfast.operations.HealthPart;
import io.holdfast.operations.HealthStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How this node and what it depends on stand.
 *
 * @param status the worst of the parts; what is switched off on purpose counts as up
 * @param uptime since this node's process started
 */
public record SystemHealth(
        HealthStatus status,
        Instant checkedAt,
        String version,
        String environment,
        Duration uptime,
        List<HealthPart> parts) {
    public SystemHealth {
        requireNonNull(status, "status");
        parts = List.copyOf(parts);
    }
}

package io.holdfast.operations;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How one part of the system stands.
 *
 * @param name for instance {@code database}
 * @param summary one sentence for people
 * @param advice what to do about it, one sentence; null when nothing is to be done
 * @param checkedAt when this was so
 * @param details further values by name, in the order to show them: text, whole numbers or truth values
 */
public record HealthPart(
        String name,
        HealthStatus status,
        String summary,
        String advice,
        Instant checkedAt,
        Map<String, Object> details) {
    public HealthPart {
        requireNonNull(name, "name");
        requireNonNull(status, "status");
        requireNonNull(summary, "summary");
        requireNonNull(checkedAt, "checkedAt");
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }
}

package io.holdfast.operations;

import java.util.Locale;

/** How a part of the system stands, best first. */
public enum HealthStatus {
    UP,
    /** Switched off on purpose. */
    OFF,
    /** It works with less than it should: slower, with older data, or with something left out. */
    DEGRADED,
    DOWN;

    /** The word in answers, {@code up} and so on. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.holdfast.shared.audit;

/** How much an event matters to a reviewer, lowest first (feature C11). */
public enum Risk {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
}

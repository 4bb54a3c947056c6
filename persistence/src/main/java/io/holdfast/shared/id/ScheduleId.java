package io.holdfast.shared.id;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** Identifies a schedule of jobs. */
public record ScheduleId(UUID value) {
    public ScheduleId {
        requireNonNull(value, "value");
    }

    /** Returns an identifier that no schedule has yet. */
    public static ScheduleId next() {
        return new ScheduleId(Uuids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

package io.holdfast.shared.id;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** Identifies a job. */
public record JobId(UUID value) {
    public JobId {
        requireNonNull(value, "value");
    }

    /** Returns an identifier that no job has yet. */
    public static JobId next() {
        return new JobId(Uuids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

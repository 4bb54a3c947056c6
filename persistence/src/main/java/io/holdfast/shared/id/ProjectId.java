package io.holdfast.shared.id;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** Identifies a project. */
public record ProjectId(UUID value) {
    public ProjectId {
        requireNonNull(value, "value");
    }

    /** Returns an identifier that no project has yet. */
    public static ProjectId next() {
        return new ProjectId(Uuids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

package io.holdfast.shared.id;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** Identifies a role. */
public record RoleId(UUID value) {
    public RoleId {
        requireNonNull(value, "value");
    }

    /** Returns an identifier that no role has yet. */
    public static RoleId next() {
        return new RoleId(Uuids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

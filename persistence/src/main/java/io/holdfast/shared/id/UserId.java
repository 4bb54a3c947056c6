package io.holdfast.shared.id;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** Identifies a user. */
public record UserId(UUID value) {
    public UserId {
        requireNonNull(value, "value");
    }

    /** Returns an identifier that no user has yet. */
    public static UserId next() {
        return new UserId(Uuids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

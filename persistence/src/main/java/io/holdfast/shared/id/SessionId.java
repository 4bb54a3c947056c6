package io.holdfast.shared.id;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** Identifies a session. */
public record SessionId(UUID value) {
    public SessionId {
        requireNonNull(value, "value");
    }

    /** Returns an identifier that no session has yet. */
    public static SessionId next() {
        return new SessionId(Uuids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

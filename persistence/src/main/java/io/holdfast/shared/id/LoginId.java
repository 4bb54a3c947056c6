package io.holdfast.shared.id;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** Identifies a login. */
public record LoginId(UUID value) {
    public LoginId {
        requireNonNull(value, "value");
    }

    /** Returns an identifier that no login has yet. */
    public static LoginId next() {
        return new LoginId(Uuids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

package io.holdfast.shared.id;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** Identifies a account. */
public record AccountId(UUID value) {
    public AccountId {
        requireNonNull(value, "value");
    }

    /** Returns an identifier that no account has yet. */
    public static AccountId next() {
        return new AccountId(Uuids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

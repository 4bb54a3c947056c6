package io.holdfast.shared.id;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** Identifies a mail of the outbox. */
public record MailId(UUID value) {
    public MailId {
        requireNonNull(value, "value");
    }

    /** Returns an identifier that no mail has yet. */
    public static MailId next() {
        return new MailId(Uuids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

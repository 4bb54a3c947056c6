package io.holdfast.shared.id;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** Identifies an invoice. */
public record InvoiceId(UUID value) {
    public InvoiceId {
        requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

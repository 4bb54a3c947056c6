package io.holdfast.billing.model;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.UUID;

/** The place of the last invoice of a page in the order of date, newest first, then id. */
public record InvoiceKey(LocalDate date, UUID id) {
    /** Where an invoice without a date stands: after all others. */
    public static final LocalDate UNDATED = LocalDate.of(1, 1, 1);

    public InvoiceKey {
        requireNonNull(date, "date");
        requireNonNull(id, "id");
    }

    public static InvoiceKey of(MirroredInvoice invoice) {
        return new InvoiceKey(
                invoice.date() == null ? UNDATED : invoice.date(), invoice.id().value());
    }
}

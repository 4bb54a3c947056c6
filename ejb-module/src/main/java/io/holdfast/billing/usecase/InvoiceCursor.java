package io.holdfast.billing.usecase;

import io.holdfast.billing.model.InvoiceKey;
import io.holdfast.shared.paging.Cursor;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import java.time.DateTimeException;
import java.time.LocalDate;

/** The place in the list of invoices, as text for callers. */
final class InvoiceCursor {
    private static final String KIND = "invoices.newest.1";
    private static final int LENGTH_OF_A_DAY = 10;

    private InvoiceCursor() {}

    static String of(InvoiceKey key) {
        return new Cursor(key.date().toString(), key.id()).text(KIND);
    }

    /** @throws DomainException {@link ProblemCode#INVALID_PARAMETER} when this list did not give it */
    static InvoiceKey parse(String cursor) {
        Cursor place = Cursor.parse(KIND, cursor);
        try {
            if (place.key().length() == LENGTH_OF_A_DAY) {
                return new InvoiceKey(LocalDate.parse(place.key()), place.id());
            }
        } catch (DateTimeException notADay) {
            throw Cursor.notOurs();
        }
        throw Cursor.notOurs();
    }
}

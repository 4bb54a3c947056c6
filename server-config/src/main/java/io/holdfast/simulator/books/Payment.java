package io.holdfast.simulator.books;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Money that came in for one invoice.
 *
 * @param amount in the invoice's currency, more than nothing
 */
record Payment(String id, LocalDate date, BigDecimal amount) {
    private static final long FIRST_INVOICE = 982_000_000_560_000L;
    private static final long FIRST_ID = 982_000_000_760_000L;
    private static final long BEFORE_NUMBER_ONE = 982_000_000_800_000L;

    /** @param before how many payments the invoice has already, at most nine */
    static Payment of(String invoice, int before, LocalDate date, BigDecimal amount) {
        long id = FIRST_ID + (Long.parseLong(invoice) - FIRST_INVOICE) * 10 + before;
        return new Payment(String.valueOf(id), date, amount);
    }

    /** Returns the short number by which the organization counts its payments. */
    String number() {
        return String.valueOf(Long.parseLong(id) - BEFORE_NUMBER_ONE);
    }
}

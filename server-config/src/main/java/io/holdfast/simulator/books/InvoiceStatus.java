package io.holdfast.simulator.books;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where an invoice stands. */
enum InvoiceStatus {
    DRAFT,
    SENT,
    VIEWED,
    OVERDUE,
    PARTIALLY_PAID,
    PAID,
    VOID;

    private static final String UNPAID = "unpaid";

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean unpaid() {
        return this != DRAFT && this != PAID && this != VOID;
    }

    /** Says whether the text is a filter: a status, also without its underscore and in capitals, or {@code unpaid}. */
    static boolean filters(String text) {
        return plain(text).equals(UNPAID)
                || Arrays.stream(values()).anyMatch(one -> plain(one.label()).equals(plain(text)));
    }

    boolean fits(String filter) {
        return plain(filter).equals(UNPAID) ? unpaid() : plain(label()).equals(plain(filter));
    }

    static Optional<InvoiceStatus> of(String label) {
        return Arrays.stream(values()).filter(one -> one.label().equals(label)).findFirst();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replace("_", "");
    }
}

package io.holdfast.simulator.books;

import io.holdfast.simulator.wire.Request;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;

/**
 * The order of a list of invoices.
 *
 * @param column the default when Books does not know the one that was asked for
 * @param ascending false, the default, puts the newest first
 */
record InvoiceOrder(String column, boolean ascending) {
    private static final String DEFAULT = "created_time";
    private static final Map<String, Comparator<Invoice>> COLUMNS = Map.of(
            "customer_name",
            Comparator.comparing(invoice -> invoice.customer().name()),
            "invoice_number",
            Comparator.comparing(Invoice::number),
            "date",
            Comparator.comparing(invoice -> invoice.head().date()),
            "due_date",
            Comparator.comparing(
                    invoice -> invoice.head().due(), Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder())),
            "total",
            Comparator.comparing(Invoice::total),
            "balance",
            Comparator.comparing(Invoice::balance),
            DEFAULT,
            Comparator.comparing(Invoice::created));

    static InvoiceOrder of(Request request) {
        BooksQuery query = new BooksQuery(request);
        return new InvoiceOrder(
                query.text("sort_column").filter(COLUMNS::containsKey).orElse(DEFAULT),
                query.text("sort_order").filter("A"::equals).isPresent());
    }

    /** Returns an order without ties: pages must not show an invoice twice. */
    Comparator<Invoice> comparator() {
        Comparator<Invoice> order = COLUMNS.get(column).thenComparing(Invoice::id);
        return ascending ? order : order.reversed();
    }

    String letter() {
        return ascending ? "A" : "D";
    }
}

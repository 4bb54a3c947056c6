package io.holdfast.simulator.books;

import io.holdfast.simulator.wire.Request;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Which invoices a list shows. A parameter that Books does not know, or a status that does not exist, filters nothing. */
final class InvoiceFilter {
    private static final String ALL = "Status.All";

    private final BooksQuery query;
    private Predicate<Invoice> wanted = invoice -> true;

    private InvoiceFilter(Request request) {
        this.query = new BooksQuery(request);
    }

    /** @param anyCustomer true when {@code customer_id} is to be passed over */
    static Predicate<Invoice> of(Request request, boolean anyCustomer) {
        InvoiceFilter filter = new InvoiceFilter(request);
        if (!anyCustomer) {
            filter.equal("customer_id", invoice -> invoice.customer().id());
        }
        return filter.equal("invoice_number", Invoice::number)
                .equal("reference_number", invoice -> invoice.head().reference())
                .status()
                .days("date", invoice -> invoice.head().date())
                .days("due_date", invoice -> invoice.head().due())
                .changed()
                .wanted;
    }

    /** Returns the name of the filter that the answer repeats. */
    static String applied(Request request) {
        return new BooksQuery(request).text("filter_by").orElse(ALL);
    }

    private InvoiceFilter equal(String name, Function<Invoice, String> field) {
        query.text(name).ifPresent(value -> and(invoice -> field.apply(invoice).equals(value)));
        return this;
    }

    private InvoiceFilter status() {
        query.text("status").ifPresent(this::status);
        query.text("filter_by")
                .filter(value -> value.startsWith("Status."))
                .ifPresent(value -> status(value.substring("Status.".length())));
        return this;
    }

    private void status(String value) {
        if (InvoiceStatus.filters(value)) {
            and(invoice -> invoice.status().fits(value));
        }
    }

    /** Reads {@code name}, {@code name_start} and {@code name_end}; an invoice without that date falls out of each. */
    private InvoiceFilter days(String name, Function<Invoice, LocalDate> field) {
        query.day(name).ifPresent(day -> and(field, day::isEqual));
        query.day(name + "_start").ifPresent(day -> and(field, value -> !value.isBefore(day)));
        query.day(name + "_end").ifPresent(day -> and(field, value -> !value.isAfter(day)));
        return this;
    }

    private InvoiceFilter changed() {
        query.instant("last_modified_time")
                .ifPresent(since -> and(invoice -> !invoice.modified().isBefore(since)));
        return this;
    }

    private void and(Function<Invoice, LocalDate> field, Predicate<LocalDate> condition) {
        and(invoice ->
                Optional.ofNullable(field.apply(invoice)).filter(condition).isPresent());
    }

    private void and(Predicate<Invoice> condition) {
        wanted = wanted.and(condition);
    }
}

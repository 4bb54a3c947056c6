package io.holdfast.simulator.books;

import io.holdfast.simulator.wire.Request;
import io.holdfast.simulator.wire.Response;
import io.holdfast.simulator.wire.Router;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The changes of an invoice that tests need. */
final class InvoiceChangesResource {
    private static final String INVOICE = "/books/v3/invoices/{id}";

    private final BooksStore store;
    private final InvoiceJson json;
    private final Clock clock;

    InvoiceChangesResource(BooksStore store, InvoiceJson json, Clock clock) {
        this.store = store;
        this.json = json;
        this.clock = clock;
    }

    void addTo(Router router) {
        router.add("PUT", INVOICE, this::update)
                .add("DELETE", INVOICE, this::delete)
                .add("POST", INVOICE + "/status/{status}", this::move);
    }

    private Response update(Request request) {
        BooksOrganization.require(request);
        InvoiceChange change = InvoiceChange.of(request);
        Invoice changed = changed(request, invoice -> {
            InvoiceStatus status = change.status().orElse(invoice.status());
            return invoice.with(change.head(invoice.head()), status, payments(invoice, status), now());
        });
        return Response.ok(Envelope.success("Invoice information has been updated.")
                .add("invoice", json.detail(changed))
                .build());
    }

    /** {@code sent} comes out as what it is on this day: an invoice whose due date has passed is overdue. */
    private Response move(Request request) {
        BooksOrganization.require(request);
        InvoiceStatus wanted = InvoiceStatus.of(request.parameter("status"))
                .filter(status ->
                        status == InvoiceStatus.SENT || status == InvoiceStatus.VOID || status == InvoiceStatus.DRAFT)
                .orElseThrow(BooksErrors::unknownUrl);
        changed(
                request,
                invoice -> invoice.with(
                        invoice.head(),
                        wanted == InvoiceStatus.SENT && late(invoice) ? InvoiceStatus.OVERDUE : wanted,
                        invoice.payments(),
                        now()));
        String word = wanted.name().charAt(0) + wanted.label().substring(1);
        return Response.ok(Envelope.success("Invoice status has been changed to " + word + ".")
                .build());
    }

    private Response delete(Request request) {
        BooksOrganization.require(request);
        if (!store.remove(request.parameter("id"))) {
            throw BooksErrors.missing("Invoice");
        }
        return Response.ok(Envelope.success("The invoice has been deleted.").build());
    }

    private Invoice changed(Request request, UnaryOperator<Invoice> change) {
        return store.change(request.parameter("id"), change).orElseThrow(() -> BooksErrors.missing("Invoice"));
    }

    /** An invoice that becomes paid gets the payment for what was open, so that payments and balance agree. */
    private List<Payment> payments(Invoice invoice, InvoiceStatus status) {
        List<Payment> payments = new ArrayList<>(invoice.payments());
        if (status == InvoiceStatus.PAID && invoice.total().compareTo(invoice.paid()) > 0) {
            payments.add(Payment.of(
                    invoice.id(), payments.size(), today(), invoice.total().subtract(invoice.paid())));
        }
        return payments;
    }

    private boolean late(Invoice invoice) {
        return invoice.head().due() != null && invoice.head().due().isBefore(today());
    }

    private LocalDate today() {
        return BooksOrganization.day(clock.instant());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}

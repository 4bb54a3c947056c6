package io.holdfast.simulator.books;

import io.holdfast.simulator.wire.Json;
import io.holdfast.simulator.wire.Request;
import io.holdfast.simulator.wire.Response;
import io.holdfast.simulator.wire.Router;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What goes with an invoice: the payments that came in, and the link under which a customer pays it. */
final class InvoicePapersResource {
    private static final String PAGE_OF_PAYMENT = "https://books.simulator.invalid/portal/securepay?";

    private final BooksStore store;
    private final Clock clock;

    InvoicePapersResource(BooksStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    void addTo(Router router) {
        router.add("GET", "/books/v3/invoices/{id}/payments", this::payments)
                .add("GET", "/books/v3/share/paymentlink", this::link);
    }

    private Response payments(Request request) {
        BooksOrganization.require(request);
        Invoice invoice = store.invoice(request.parameter("id")).orElseThrow(() -> BooksErrors.missing("Invoice"));
        List<JsonObject> payments =
                invoice.payments().stream().map(one -> json(one, invoice)).toList();
        return Response.ok(Envelope.success("payments", Json.array(payments)));
    }

    private static JsonObject json(Payment payment, Invoice invoice) {
        return Json.object(InvoiceJson.payment(payment))
                .add("payment_number", payment.number())
                .add("invoice_id", invoice.id())
                .add("invoice_payment_id", payment.id() + "1")
                .add("description", "")
                .add("exchange_rate", invoice.currency().rate())
                .add("tax_amount_withheld", 0)
                .add("online_transaction_id", "")
                .add("is_single_invoice_payment", true)
                .build();
    }

    /** A draft cannot be paid, and a link must outlive today. */
    private Response link(Request request) {
        BooksOrganization.require(request);
        BooksQuery query = new BooksQuery(request);
        required(query, "transaction_type", "invoice");
        required(query, "link_type", "public|private");
        LocalDate until = query.day("expiry_time")
                .filter(day -> day.isAfter(BooksOrganization.day(clock.instant())))
                .orElseThrow(() -> BooksErrors.invalid("expiry_time"));
        Invoice invoice =
                query.text("transaction_id").flatMap(store::invoice).orElseThrow(() -> BooksErrors.missing("Invoice"));
        if (!invoice.status().unpaid()) {
            throw BooksErrors.notPayable();
        }
        return Response.ok(Envelope.success(
                "data",
                Json.object()
                        .add("share_link", PAGE_OF_PAYMENT + "CInvoiceID=" + secret(invoice, until))
                        .build()));
    }

    private static void required(BooksQuery query, String parameter, String choices) {
        if (query.text(parameter).filter(value -> value.matches(choices)).isEmpty()) {
            throw BooksErrors.invalid(parameter);
        }
    }

    /** Makes the same link for the same invoice and day, as long as it lives. */
    private static String secret(Invoice invoice, LocalDate until) {
        return UUID.nameUUIDFromBytes((invoice.id() + until).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}

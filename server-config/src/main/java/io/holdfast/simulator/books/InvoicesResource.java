package io.holdfast.simulator.books;

import io.holdfast.simulator.wire.Json;
import io.holdfast.simulator.wire.Request;
import io.holdfast.simulator.wire.Response;
import io.holdfast.simulator.wire.Router;
import java.util.List;
import java.util.Map;

/** Reading of {@code /invoices}. */
final class InvoicesResource {
    private final BooksStore store;
    private final InvoiceJson json;
    private final BooksForms forms;

    InvoicesResource(BooksStore store, InvoiceJson json, BooksForms forms) {
        this.store = store;
        this.json = json;
        this.forms = forms;
    }

    void addTo(Router router) {
        router.add("GET", "/books/v3/invoices", this::list).add("GET", "/books/v3/invoices/{id}", this::read);
    }

    private Response list(Request request) {
        BooksOrganization.require(request);
        InvoiceOrder order = InvoiceOrder.of(request);
        BooksPage page = BooksPage.of(request, forms);
        List<Invoice> found = store.invoices().stream()
                .filter(InvoiceFilter.of(request, forms.customerIgnored(request)))
                .sorted(order.comparator())
                .toList();
        return Response.ok(Envelope.success("success")
                .add(
                        "invoices",
                        Json.array(page.of(found).stream().map(json::row).toList()))
                .add(
                        "page_context",
                        page.context(
                                found.size(),
                                Json.object()
                                        .add("report_name", "Invoices")
                                        .add("applied_filter", InvoiceFilter.applied(request))
                                        .add("sort_column", order.column())
                                        .add("sort_order", order.letter())
                                        .build()))
                .build());
    }

    private Response read(Request request) {
        BooksOrganization.require(request);
        Invoice invoice = store.invoice(request.parameter("id")).orElseThrow(() -> BooksErrors.missing("Invoice"));
        Invoice told = forms.otherRecord(request) ? foreign(invoice) : invoice;
        return wantsPdf(request) ? pdf(told) : Response.ok(Envelope.success("invoice", json.detail(told)));
    }

    private Invoice foreign(Invoice invoice) {
        return store.invoices().stream()
                .filter(other ->
                        !other.customer().id().equals(invoice.customer().id()))
                .findFirst()
                .orElse(invoice);
    }

    /** Books takes the wish as a parameter and as a header. */
    private static boolean wantsPdf(Request request) {
        return request.query("accept").filter("pdf"::equals).isPresent()
                || request.header("Accept").filter(InvoicePdf.TYPE::equals).isPresent();
    }

    private static Response pdf(Invoice invoice) {
        return new Response(200, InvoicePdf.TYPE, InvoicePdf.of(invoice), Map.of())
                .with("Content-Disposition", "attachment; filename=\"" + invoice.number() + ".pdf\"");
    }
}

package io.holdfast.billing.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.billing.usecase.InvoicePage;
import io.holdfast.billing.usecase.InvoiceQuery;
import io.holdfast.billing.usecase.ReadingInvoices;
import io.holdfast.billing.usecase.ReadingOutstanding;
import io.holdfast.webshared.ui.Age;
import io.holdfast.webshared.ui.Figure;
import io.holdfast.webshared.ui.Outage;
import io.holdfast.webshared.ui.When;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.util.List;

/** The list of invoices, one page of it at a time, under what is to be paid of all of them. */
@Named("invoices")
@RequestScoped
public class InvoicesPage {
    private static final int ROWS = 25;

    @Inject
    ReadingInvoices reading;

    @Inject
    ReadingOutstanding outstanding;

    @Inject
    Outage outage;

    @Inject
    When when;

    @Inject
    HttpServletRequest request;

    private InvoicePage page;
    private Age age;
    private List<InvoiceRow> rows = List.of();
    private List<Figure> figures = List.of();

    /** Reads the page before anything is written, so that a refusal can still become an error page. */
    public void open() {
        page = reading.list(new InvoiceQuery(ROWS, cursor(), null, null));
        age = outage.note(Age.of("invoices", page.lastSynced(), page.stale(), page.reason(), when.clock()));
        rows = page.items().stream().map(i -> InvoiceRow.of(i, when.clock())).toList();
        var sums = outstanding.byCurrency(null, when.clock().today());
        figures = new Receivables(sums, when.clock()).all();
    }

    public List<Figure> getFigures() {
        return figures;
    }

    public List<InvoiceRow> getRows() {
        return rows;
    }

    /** True when the list starts somewhere behind its beginning. */
    public boolean isContinued() {
        return cursor() != null;
    }

    /** The query of the next page; null on the last one. */
    public String getNext() {
        return page.next() == null ? null : "?cursor=" + URLEncoder.encode(page.next(), UTF_8);
    }

    public Age getAge() {
        return age;
    }

    private String cursor() {
        String cursor = request.getParameter("cursor");
        return cursor == null || cursor.isBlank() ? null : cursor;
    }
}

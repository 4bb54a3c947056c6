package io.holdfast.billing.ui;

import io.holdfast.billing.model.MirroredInvoice;
import io.holdfast.billing.usecase.OverviewOfInvoices;
import io.holdfast.billing.usecase.ReadingInvoices;
import io.holdfast.caching.ServedPage;
import io.holdfast.mirror.MirrorQuery;
import io.holdfast.webshared.ui.Age;
import io.holdfast.webshared.ui.Figure;
import io.holdfast.webshared.ui.Filters;
import io.holdfast.webshared.ui.ListAddress;
import io.holdfast.webshared.ui.Outage;
import io.holdfast.webshared.ui.When;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** The list of invoices, narrowed and from where its address says, under what is to be paid of all of them. */
@Named("invoices")
@RequestScoped
public class InvoicesPage {
    private static final int ROWS = 25;

    @Inject
    ReadingInvoices reading;

    @Inject
    OverviewOfInvoices overview;

    @Inject
    Outage outage;

    @Inject
    When when;

    @Inject
    HttpServletRequest request;

    private ListAddress address;
    private ServedPage<MirroredInvoice> page;
    private Age age;
    private List<InvoiceRow> rows = List.of();
    private List<Figure> figures = List.of();
    private Filters filters;

    /** Reads the page before anything is written, so that a refusal can still become an error page. */
    public void open() {
        address = ListAddress.of(request, "/invoices");
        page = reading.list(new MirrorQuery(ROWS, address.cursor(), address.status(), address.account()));
        age = outage.note(Age.of("invoices", page.lastSynced(), page.served(), when.clock()));
        rows = page.items().stream().map(i -> InvoiceRow.of(i, when.clock())).toList();
        var sums = overview.byCurrency(address.account(), when.clock().today());
        figures = new Receivables(sums, when.clock()).all();
        filters = new Filters(address, overview.choices(), InvoiceState::word);
    }

    /** What is to be paid to whom the address names, whatever the status that is asked for. */
    public List<Figure> getFigures() {
        return figures;
    }

    public Filters getFilters() {
        return filters;
    }

    public List<InvoiceRow> getRows() {
        return rows;
    }

    /** The address of the next page; null on the last one. */
    public String getNext() {
        return page.next() == null ? null : address.next(page.next());
    }

    public Age getAge() {
        return age;
    }
}

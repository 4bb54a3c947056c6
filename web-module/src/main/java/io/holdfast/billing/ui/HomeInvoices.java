package io.holdfast.billing.ui;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import io.holdfast.billing.model.MirroredInvoice;
import io.holdfast.billing.usecase.OverviewOfInvoices;
import io.holdfast.billing.usecase.ReadingInvoices;
import io.holdfast.caching.ServedPage;
import io.holdfast.mirror.MirrorQuery;
import io.holdfast.webshared.ui.Age;
import io.holdfast.webshared.ui.Figure;
import io.holdfast.webshared.ui.Outage;
import io.holdfast.webshared.ui.Viewer;
import io.holdfast.webshared.ui.ViewerClock;
import io.holdfast.webshared.ui.When;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** The invoices on the first screen: the ones to pay, then the newest. */
@Named("homeInvoices")
@RequestScoped
public class HomeInvoices {
    private static final int MOST_INVOICES = 200;
    private static final int SHOWN = 5;

    @Inject
    ReadingInvoices reading;

    @Inject
    OverviewOfInvoices overview;

    @Inject
    Viewer viewer;

    @Inject
    Outage outage;

    @Inject
    When when;

    private Age age;
    private boolean more;
    private List<InvoiceRow> rows = List.of();
    private Receivables receivables;

    /** Reads the invoices of those who may see any. */
    public void open() {
        if (viewer.isMayReadInvoices()) {
            ViewerClock clock = when.clock();
            ServedPage<MirroredInvoice> page = reading.list(MirrorQuery.first(MOST_INVOICES));
            age = outage.note(Age.of("invoices", page.lastSynced(), page.served(), clock));
            more = page.items().size() > SHOWN;
            rows = Stream.concat(page.items().stream(), overdueBehind(page).stream())
                    .distinct()
                    .sorted(comparing((MirroredInvoice i) -> !new InvoiceState(i, clock).isOpen())
                            .thenComparing(i -> dueWhenOpen(i, clock), nullsLast(naturalOrder())))
                    .limit(SHOWN)
                    .map(i -> InvoiceRow.of(i, clock))
                    .toList();
            receivables = new Receivables(overview.byCurrency(null, clock.today()), clock);
        }
    }

    /** Of somebody with very many invoices, the overdue ones may all be older than the first page. */
    private List<MirroredInvoice> overdueBehind(ServedPage<MirroredInvoice> page) {
        return page.next() == null
                ? List.of()
                : reading.list(new MirrorQuery(MOST_INVOICES, null, "overdue", null))
                        .items();
    }

    /** What has been paid keeps its place, the newest first. */
    private static LocalDate dueWhenOpen(MirroredInvoice invoice, ViewerClock clock) {
        return new InvoiceState(invoice, clock).isOpen() ? invoice.dueDate() : null;
    }

    public List<InvoiceRow> getRows() {
        return rows;
    }

    public boolean isMore() {
        return more;
    }

    public Figure getFigure() {
        return receivables.one();
    }

    public List<Figure> getFigures() {
        return receivables.all();
    }

    /** "2 invoices are overdue". */
    public String getSummary() {
        return receivables.sentence();
    }

    public Age getAge() {
        return age;
    }
}

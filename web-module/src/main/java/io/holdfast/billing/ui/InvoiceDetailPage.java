package io.holdfast.billing.ui;

import io.holdfast.billing.model.MirroredInvoice;
import io.holdfast.billing.usecase.InvoiceDetail;
import io.holdfast.billing.usecase.ReadingInvoicePapers;
import io.holdfast.billing.usecase.ReadingInvoices;
import io.holdfast.shared.id.InvoiceId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.webshared.ui.Age;
import io.holdfast.webshared.ui.Amounts;
import io.holdfast.webshared.ui.Outage;
import io.holdfast.webshared.ui.PageAddressFilter;
import io.holdfast.webshared.ui.When;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;

/** One invoice: what is to be paid, until when, and for what. */
@Named("invoice")
@RequestScoped
public class InvoiceDetailPage {
    @Inject
    ReadingInvoices reading;

    @Inject
    ReadingInvoicePapers papers;

    @Inject
    Outage outage;

    @Inject
    When when;

    @Inject
    HttpServletRequest request;

    private MirroredInvoice invoice;
    private InvoiceRow row;
    private Age age;
    private PaperRows paper;
    private Age paperAge;

    /** Reads the invoice before anything is written, so that an unknown one can still become the page for 404. */
    public void open() {
        InvoiceDetail detail = reading.find(id());
        invoice = detail.invoice();
        row = InvoiceRow.of(invoice, when.clock());
        age = outage.note(Age.of("invoices", invoice.lastSynced(), detail.served(), when.clock()));
        openPaper();
    }

    private void openPaper() {
        papers.of(invoice).ifPresent(read -> {
            paper = new PaperRows(read, when.clock());
            paperAge = outage.note(
                    Age.of("the lines of this invoice", read.readAt(), read.stale(), read.reason(), when.clock()));
        });
    }

    private InvoiceId id() {
        try {
            return new InvoiceId(UUID.fromString(String.valueOf(request.getAttribute(PageAddressFilter.ID))));
        } catch (IllegalArgumentException e) {
            throw DomainException.notFound("invoice"); // what is no id names no invoice
        }
    }

    /** What a list shows of it. */
    public InvoiceRow getRow() {
        return row;
    }

    /** Books's own word, when the tag says something else; else null. */
    public String getStatus() {
        String word = InvoiceState.word(invoice.status());
        return row.tag().word().startsWith(word) ? null : word;
    }

    /** The customer's own number; null when there is none. */
    public String getReference() {
        return invoice.reference();
    }

    public String getDate() {
        return when.clock().day(invoice.date());
    }

    /** What is still to be paid; "–" when Books did not say. */
    public String getBalance() {
        return invoice.balance() == null ? "–" : InvoiceRow.words(invoice.balance());
    }

    /** What has been paid of it, in words. */
    public String getPaid() {
        if (invoice.balance() == null) {
            return "not told by Zoho Books";
        }
        if (new InvoiceState(invoice, when.clock()).isOpen()) {
            var paid = invoice.total().amount().subtract(invoice.balance().amount());
            return paid.signum() <= 0
                    ? "nothing paid yet"
                    : Amounts.exact(paid, invoice.total().currency()) + " paid";
        }
        return "nothing left to pay";
    }

    public String getId() {
        return row.id();
    }

    /** Its lines and payments; null while Books does not tell them. */
    public PaperRows getPaper() {
        return paper;
    }

    public Age getPaperAge() {
        return paperAge;
    }

    public Age getAge() {
        return age;
    }
}

package io.holdfast.billing.ui;

import io.holdfast.billing.model.MirroredInvoice;
import io.holdfast.billing.usecase.InvoiceDetail;
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
    Outage outage;

    @Inject
    When when;

    @Inject
    HttpServletRequest request;

    private MirroredInvoice invoice;
    private InvoiceRow row;
    private Age age;

    /** Reads the invoice before anything is written, so that an unknown one can still become the page for 404. */
    public void open() {
        InvoiceDetail detail = reading.find(id());
        invoice = detail.invoice();
        row = InvoiceRow.of(invoice, when.clock());
        age = outage.note(Age.of("invoices", invoice.lastSynced(), detail.stale(), detail.reason(), when.clock()));
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

    public Age getAge() {
        return age;
    }
}

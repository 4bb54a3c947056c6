package io.holdfast.billing.refresh;

import io.holdfast.billing.model.Invoices;
import io.holdfast.billing.model.ListedInvoice;
import io.holdfast.mirror.Projection;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.zoho.Outcome;
import io.holdfast.zoho.books.BooksGateway;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** The mirror of invoices, each with the account of the customer that it bills. */
@ApplicationScoped
public class InvoicesProjection implements Projection<ListedInvoice> {
    @Inject
    BooksGateway books;

    @Inject
    Invoices invoices;

    @Inject
    CallerContext context;

    @Override
    public String name() {
        return "invoices";
    }

    @Override
    public Outcome<List<ListedInvoice>> read() {
        return books.customers()
                .then(customers -> books.invoices().map(listed -> InvoiceListing.of(listed, customers)));
    }

    @Override
    public void takeOver(List<ListedInvoice> listing, Instant readAt) {
        invoices.replaceAll(context.tenant(), listing, readAt);
    }
}

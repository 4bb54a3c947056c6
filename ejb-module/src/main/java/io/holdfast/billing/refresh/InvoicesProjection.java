package io.holdfast.billing.refresh;

import static java.util.stream.Collectors.toSet;

import io.holdfast.billing.model.Invoices;
import io.holdfast.billing.model.ListedInvoice;
import io.holdfast.mirror.Projection;
import io.holdfast.mirror.Reading;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.zoho.Outcome;
import io.holdfast.zoho.books.BooksGateway;
import io.holdfast.zoho.books.BooksInvoice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The mirror of invoices, each with the account of the customer that it bills. Of changes, only invoices are read; customers
 * when one is new.
 */
@ApplicationScoped
public class InvoicesProjection implements Projection<ListedInvoice> {
    static final String NAME = "invoices";

    @Inject
    BooksGateway books;

    @Inject
    Invoices invoices;

    @Inject
    KnownCustomers customers;

    @Inject
    CallerContext context;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Outcome<List<ListedInvoice>> read(Instant changedSince) {
        return books.invoices(changedSince)
                .then(listed -> accounts(listed, changedSince).map(accounts -> InvoiceListing.of(listed, accounts)));
    }

    @Override
    public Instant newestChange(List<ListedInvoice> listing) {
        return listing.stream()
                .map(ListedInvoice::modifiedAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    @Override
    public void takeOver(List<ListedInvoice> listing, Reading reading) {
        if (reading.isWhole()) {
            List<ListedInvoice> sent =
                    listing.stream().filter(invoice -> !invoice.isDraft()).toList();
            invoices.replaceAll(context.tenant(), sent, reading.at());
        } else {
            invoices.applyChanges(context.tenant(), listing, reading.at());
        }
    }

    /** Read after the invoices: a customer that came in between is then among them. */
    private Outcome<Map<String, String>> accounts(List<BooksInvoice> listed, Instant changedSince) {
        if (changedSince != null) {
            Set<String> billed = listed.stream()
                    .map(BooksInvoice::customerId)
                    .filter(Objects::nonNull)
                    .collect(toSet());
            Map<String, String> known = customers.accountsOf(billed);
            if (known.keySet().containsAll(billed)) {
                return Outcome.ok(known);
            }
        }
        return books.customers().map(InvoiceListing::accounts);
    }
}

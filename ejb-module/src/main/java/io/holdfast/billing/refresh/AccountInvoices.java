package io.holdfast.billing.refresh;

import io.holdfast.billing.model.Invoices;
import io.holdfast.billing.model.ListedInvoice;
import io.holdfast.mirror.Projection;
import io.holdfast.mirror.Reading;
import io.holdfast.shared.id.AccountId;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.zoho.Outcome;
import io.holdfast.zoho.books.BooksGateway;
import io.holdfast.zoho.books.BooksInvoice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The part of the mirror that is one account's, for somebody who wants that account's invoices fresh and not the whole list. */
@ApplicationScoped
public class AccountInvoices {
    @Inject
    BooksGateway books;

    @Inject
    Invoices invoices;

    @Inject
    KnownCustomers customers;

    @Inject
    CallerContext context;

    /** Empty while no invoice of the account is mirrored: only the whole list can tell then whom Books bills for it. */
    public Optional<Projection<ListedInvoice>> of(AccountId account) {
        Set<String> billed = customers.of(account);
        return billed.isEmpty() ? Optional.empty() : Optional.of(new Part(account, billed));
    }

    private Outcome<List<ListedInvoice>> read(Set<String> billed) {
        List<BooksInvoice> all = new ArrayList<>();
        for (String customer : billed) {
            Outcome<List<BooksInvoice>> listed = books.invoicesOf(customer);
            if (!(listed instanceof Outcome.Ok<List<BooksInvoice>> ok)) {
                return listed.map(none -> List.of());
            }
            all.addAll(ok.value());
        }
        return Outcome.ok(InvoiceListing.of(all, customers.accountsOf(billed)));
    }

    private final class Part implements Projection<ListedInvoice> {
        private final AccountId account;
        private final Set<String> billed;

        Part(AccountId account, Set<String> billed) {
            this.account = account;
            this.billed = billed;
        }

        @Override
        public String name() {
            return "invoices of account " + account;
        }

        @Override
        public String mirror() {
            return InvoicesProjection.NAME;
        }

        @Override
        public Outcome<List<ListedInvoice>> read(Instant changedSince) {
            return AccountInvoices.this.read(billed);
        }

        @Override
        public void takeOver(List<ListedInvoice> listing, Reading reading) {
            invoices.replaceThoseOf(context.tenant(), billed, listing, reading.at());
        }
    }
}

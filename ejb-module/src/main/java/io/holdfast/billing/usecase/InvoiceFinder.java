package io.holdfast.billing.usecase;

import io.holdfast.billing.model.InvoiceSearch;
import io.holdfast.search.usecase.Finder;
import io.holdfast.shared.search.SearchFrom;
import io.holdfast.shared.search.SearchHit;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Collaborator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Lets invoices be found by those who may list them. */
@ApplicationScoped
@Collaborator
public class InvoiceFinder implements Finder {
    @Inject
    InvoiceSearch search;

    @Inject
    CallerContext context;

    @Override
    public String type() {
        return InvoiceSearch.TYPE;
    }

    @Override
    public List<SearchHit> find(String text, SearchFrom from, int limit) {
        return search.find(InvoiceScopes.of(context.caller()), text, from, limit);
    }
}

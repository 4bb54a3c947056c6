package io.holdfast.billing.model;

import static java.util.stream.Collectors.joining;

import io.holdfast.shared.search.SearchFrom;
import io.holdfast.shared.search.SearchHit;
import io.holdfast.shared.search.SearchRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Finds mirrored invoices by their number or the customer's reference, through the door {@code search_invoices}. */
@ApplicationScoped
public class InvoiceSearch {
    public static final String TYPE = "invoice";

    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /**
     * The invoices of the entered tenant, in a scope, in whose number or reference each word of the text begins a word; the
     * best first.
     *
     * @param limit how many at most
     */
    public List<SearchHit> find(InvoiceScope scope, String text, SearchFrom from, int limit) {
        if (scope.isEmpty()) {
            return List.of();
        }
        return SearchRows.of(
                TYPE,
                em.createNativeQuery("""
                        SELECT id, rank, title, account_name, status FROM search_invoices(CAST(?1 AS text), CAST(?2 AS boolean),
                          CAST(?3 AS uuid[]), CAST(?4 AS uuid[]), CAST(?5 AS uuid), ?6, CAST(?7 AS text), CAST(?8 AS uuid), ?9)""")
                        .setParameter(1, text)
                        .setParameter(2, scope.all())
                        .setParameter(3, array(scope.accounts()))
                        .setParameter(4, array(scope.projects()))
                        .setParameter(
                                5,
                                scope.addressee() == null
                                        ? null
                                        : scope.addressee().toString())
                        .setParameter(6, from.rank())
                        .setParameter(7, from.title())
                        .setParameter(8, from.id() == null ? null : from.id().toString())
                        .setParameter(9, limit));
    }

    private static String array(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(joining(",", "{", "}"));
    }
}

package io.holdfast.billing.model;

import static java.util.stream.Collectors.joining;

import io.holdfast.shared.id.AccountId;
import io.holdfast.shared.id.InvoiceId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.paging.Choices;
import io.holdfast.shared.time.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What can be said of all invoices of a scope: their sums, and by what they can be narrowed. */
@ApplicationScoped
public class OverInvoices {
    /** An invoice whose balance the source did not tell counts as nothing: a guess would be worse than too little. */
    private static final String OPEN = """
            SELECT i.currency, sum(i.amount_due), count(*),
                   coalesce(sum(i.amount_due) FILTER (WHERE i.due_date < CAST(?5 AS date)), 0),
                   count(*) FILTER (WHERE i.due_date < CAST(?5 AS date)),
                   min(i.due_date) FILTER (WHERE i.due_date < CAST(?5 AS date)),
                   min(i.due_date) FILTER (WHERE i.due_date >= CAST(?5 AS date))
            FROM invoices_cache i
            LEFT JOIN projects_cache p ON p.tenant_id = i.tenant_id AND p.zoho_project_id = i.zoho_project_id
              AND p.account_id = i.account_id AND p.gone_at IS NULL
            WHERE i.tenant_id = ?1 AND i.gone_at IS NULL AND i.amount_due > 0
              AND i.status NOT IN ('draft', 'void', 'paid')
            """;

    private static final String CHOICES = """
            SELECT DISTINCT i.status, a.id, a.name
            FROM invoices_cache i
            LEFT JOIN accounts a ON a.tenant_id = i.tenant_id AND a.id = i.account_id
            LEFT JOIN projects_cache p ON p.tenant_id = i.tenant_id AND p.zoho_project_id = i.zoho_project_id
              AND p.account_id = i.account_id AND p.gone_at IS NULL
            WHERE i.tenant_id = ?1 AND i.gone_at IS NULL
            """;

    private static final String SOURCE = """
            SELECT i.zoho_invoice_id
            FROM invoices_cache i
            LEFT JOIN projects_cache p ON p.tenant_id = i.tenant_id AND p.zoho_project_id = i.zoho_project_id
              AND p.account_id = i.account_id AND p.gone_at IS NULL
            WHERE i.tenant_id = ?1 AND i.gone_at IS NULL
            """;

    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /**
     * What is outstanding in a scope, by currency, the one with the most open invoices first.
     *
     * @param account only of this account; null for all that the scope reaches
     * @param today the day on which a bill that is due is not overdue yet
     */
    public List<Outstanding> byCurrency(TenantId tenant, InvoiceScope scope, AccountId account, LocalDate today) {
        if (scope.isEmpty()) {
            return List.of();
        }
        String sql = OPEN
                + (scope.all() ? "" : Invoices.IN_SCOPE)
                + (account == null ? "" : " AND i.account_id = ?6")
                + " GROUP BY i.currency ORDER BY count(*) DESC, i.currency";
        Query query = scoped(sql, tenant, scope).setParameter(5, today.toString());
        if (account != null) {
            query.setParameter(6, account.value());
        }
        return rows(query).map(OverInvoices::sums).toList();
    }

    /** The statuses and accounts that occur in a scope, and no others: what a reader may not see gives no choice either. */
    public Choices choices(TenantId tenant, InvoiceScope scope) {
        if (scope.isEmpty()) {
            return Choices.of(List.of());
        }
        return Choices.of(rows(scoped(CHOICES + (scope.all() ? "" : Invoices.IN_SCOPE), tenant, scope))
                .toList());
    }

    /** What the source calls an invoice, unless it is outside the scope, gone, another tenant's or none at all. */
    public Optional<String> sourceId(TenantId tenant, InvoiceScope scope, InvoiceId id) {
        if (scope.isEmpty()) {
            return Optional.empty();
        }
        String sql = SOURCE + (scope.all() ? "" : Invoices.IN_SCOPE) + " AND i.id = ?5";
        List<?> found = scoped(sql, tenant, scope).setParameter(5, id.value()).getResultList();
        return found.stream().map(String.class::cast).findFirst();
    }

    private Query scoped(String sql, TenantId tenant, InvoiceScope scope) {
        Query query = em.createNativeQuery(sql).setParameter(1, tenant.value());
        if (!scope.all()) {
            query.setParameter(2, array(scope.accounts()))
                    .setParameter(3, array(scope.projects()))
                    .setParameter(
                            4,
                            scope.addressee() == null ? null : scope.addressee().toString());
        }
        return query;
    }

    private static Stream<Object[]> rows(Query query) {
        return ((List<?>) query.getResultList()).stream().map(Object[].class::cast);
    }

    private static Outstanding sums(Object[] row) {
        String currency = (String) row[0];
        return new Outstanding(
                new Money((BigDecimal) row[1], currency),
                ((Number) row[2]).longValue(),
                new Money((BigDecimal) row[3], currency),
                ((Number) row[4]).longValue(),
                Columns.date(row[5]),
                Columns.date(row[6]));
    }

    private static String array(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(joining(",", "{", "}"));
    }
}

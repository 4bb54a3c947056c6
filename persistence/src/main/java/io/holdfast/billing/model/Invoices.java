package io.holdfast.billing.model;

import static io.holdfast.shared.json.SharedJson.JSON;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import io.holdfast.shared.id.AccountId;
import io.holdfast.shared.id.InvoiceId;
import io.holdfast.shared.id.ProjectId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.time.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The mirror of the invoices. SQL for the same reason as with projects: rows are replaced by whole listings, read as values. */
@ApplicationScoped
public class Invoices {
    private static final String SELECT = """
            SELECT i.id, i.invoice_number, i.reference_number, i.status, i.account_id, a.name AS account_name,
                   p.id AS project_id, p.name AS project_name, i.currency, i.total_amount, i.amount_due,
                   i.invoice_date, i.due_date, i.last_synced
            FROM invoices_cache i
            LEFT JOIN accounts a ON a.tenant_id = i.tenant_id AND a.id = i.account_id
            LEFT JOIN projects_cache p ON p.tenant_id = i.tenant_id AND p.zoho_project_id = i.zoho_project_id
              AND p.account_id = i.account_id AND p.gone_at IS NULL
            WHERE i.tenant_id = ?1 AND i.gone_at IS NULL
            """;

    /** A project or contact opens an invoice only of its own account: a wrong link in Books must not reach across. */
    static final String IN_SCOPE = """
            AND (i.account_id = ANY (CAST(?2 AS uuid[]))
               OR p.id = ANY (CAST(?3 AS uuid[]))
               OR EXISTS (SELECT FROM users u WHERE u.tenant_id = i.tenant_id AND u.id = CAST(?4 AS uuid)
                            AND u.contact_id = i.contact_id AND u.account_id = i.account_id))""";

    private static final String PLACE = "coalesce(i.invoice_date, DATE '0001-01-01')";

    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /**
     * Takes over a complete listing: adds and renews what it holds, marks as gone what it no longer holds, and notes which
     * customer of Books an account is. Never call it with a listing that was cut short.
     *
     * @param readAt when the listing began, by the database's clock; later than that of the listing before
     */
    public void replaceAll(TenantId tenant, Collection<ListedInvoice> listing, Instant readAt) {
        if (!listing.isEmpty()) {
            String rows = InvoiceDocuments.rows(listing);
            upsert(tenant, rows, readAt);
            noteCustomers(tenant, rows);
        }
        em.createNativeQuery("""
                UPDATE invoices_cache SET gone_at = ?1, updated_at = now()
                WHERE tenant_id = ?2 AND gone_at IS NULL AND last_synced < ?1""")
                .setParameter(1, time(readAt))
                .setParameter(2, tenant.value())
                .executeUpdate();
    }

    /**
     * Takes over what changed: adds and renews what is listed, and marks as gone what became a draft. All other rows stay. An
     * account that was tied to its source meanwhile gets its invoices.
     *
     * @param readAt when the listing began, by the database's clock
     */
    public void applyChanges(TenantId tenant, Collection<ListedInvoice> changed, Instant readAt) {
        List<ListedInvoice> sent =
                changed.stream().filter(invoice -> !invoice.isDraft()).toList();
        if (!sent.isEmpty()) {
            String rows = InvoiceDocuments.rows(sent);
            upsert(tenant, rows, readAt);
            noteCustomers(tenant, rows);
        }
        em.createNativeQuery("""
                UPDATE invoices_cache SET gone_at = ?1, updated_at = now()
                WHERE tenant_id = ?2 AND gone_at IS NULL
                  AND zoho_invoice_id IN (SELECT jsonb_array_elements_text(CAST(?3 AS jsonb)))""")
                .setParameter(1, time(readAt))
                .setParameter(2, tenant.value())
                .setParameter(
                        3, texts(changed.stream().filter(ListedInvoice::isDraft).map(ListedInvoice::sourceId)))
                .executeUpdate();
        em.createNativeQuery("""
                UPDATE invoices_cache i SET account_id = a.id, updated_at = now() FROM accounts a
                WHERE i.tenant_id = ?1 AND a.tenant_id = ?1 AND a.zoho_account_id = i.zoho_account_id
                  AND i.account_id IS DISTINCT FROM a.id""").setParameter(1, tenant.value()).executeUpdate();
    }

    /**
     * Takes over all invoices of some customers: adds and renews what is listed, and marks as gone what they no longer have.
     *
     * @param readAt when the listing began, by the database's clock
     */
    public void replaceThoseOf(
            TenantId tenant, Collection<String> customers, Collection<ListedInvoice> listing, Instant readAt) {
        applyChanges(tenant, listing, readAt);
        em.createNativeQuery("""
                UPDATE invoices_cache SET gone_at = ?1, updated_at = now()
                WHERE tenant_id = ?2 AND gone_at IS NULL AND last_synced < ?1
                  AND zoho_customer_id IN (SELECT jsonb_array_elements_text(CAST(?3 AS jsonb)))""")
                .setParameter(1, time(readAt))
                .setParameter(2, tenant.value())
                .setParameter(3, texts(customers.stream()))
                .executeUpdate();
    }

    /** The customers of Books whose mirrored invoices are an account's; empty when it has none. */
    public Set<String> customersOf(TenantId tenant, AccountId account) {
        List<?> customers = em.createNativeQuery("""
                SELECT DISTINCT zoho_customer_id FROM invoices_cache
                WHERE tenant_id = ?1 AND account_id = ?2 AND zoho_customer_id IS NOT NULL AND gone_at IS NULL""")
                .setParameter(1, tenant.value())
                .setParameter(2, account.value())
                .getResultList();
        return customers.stream().map(String.class::cast).collect(toSet());
    }

    /**
     * The CRM accounts of the customers whose invoices are mirrored; null as a value for a customer that has none.
     *
     * @param customers ids of Books; one that is in no mirrored invoice is left out of the answer
     */
    public Map<String, String> accountsOf(TenantId tenant, Collection<String> customers) {
        Query query =
                em.createNativeQuery("""
                SELECT zoho_customer_id, max(zoho_account_id) FROM invoices_cache
                WHERE tenant_id = ?1 AND gone_at IS NULL
                  AND zoho_customer_id IN (SELECT jsonb_array_elements_text(CAST(?2 AS jsonb)))
                GROUP BY zoho_customer_id""").setParameter(1, tenant.value()).setParameter(2, texts(customers.stream()));
        Map<String, String> accounts = new HashMap<>();
        rows(query).forEach(row -> accounts.put((String) row[0], (String) row[1]));
        return accounts;
    }

    /**
     * The invoices in a scope that pass a filter, after a place, newest first.
     *
     * @param after null for the first page
     * @param limit how many at most
     */
    public List<MirroredInvoice> page(
            TenantId tenant, InvoiceScope scope, InvoiceFilter filter, InvoiceKey after, int limit) {
        if (scope.isEmpty()) {
            return List.of();
        }
        String sql = SELECT
                + (scope.all() ? "" : IN_SCOPE)
                + (after == null ? "" : " AND (" + PLACE + ", i.id) < (CAST(?5 AS date), CAST(?6 AS uuid))")
                + (filter.status() == null ? "" : " AND i.status = ?8")
                + (filter.account() == null ? "" : " AND i.account_id = ?9")
                + " ORDER BY " + PLACE + " DESC, i.id DESC LIMIT ?7";
        Query query = scoped(sql, tenant, scope).setParameter(7, limit);
        if (after != null) {
            query.setParameter(5, after.date().toString()).setParameter(6, after.id());
        }
        if (filter.status() != null) {
            query.setParameter(8, filter.status());
        }
        if (filter.account() != null) {
            query.setParameter(9, filter.account().value());
        }
        return rows(query).map(Invoices::invoice).toList();
    }

    /** The invoice, unless it is outside the scope, gone, another tenant's or none at all. */
    public Optional<MirroredInvoice> find(TenantId tenant, InvoiceScope scope, InvoiceId id) {
        if (scope.isEmpty()) {
            return Optional.empty();
        }
        Query query = scoped(SELECT + (scope.all() ? "" : IN_SCOPE) + " AND i.id = ?5", tenant, scope)
                .setParameter(5, id.value());
        return rows(query).map(Invoices::invoice).findFirst();
    }

    private void upsert(TenantId tenant, String rows, Instant readAt) {
        em.createNativeQuery("""
                INSERT INTO invoices_cache AS i (tenant_id, id, zoho_invoice_id, zoho_customer_id, zoho_account_id, account_id,
                  zoho_project_id, contact_id,
                  invoice_number, reference_number, status, currency, total_amount, amount_due, invoice_date, due_date,
                  source_modified_at, last_synced)
                SELECT CAST(?1 AS uuid), r.id, r.invoice, r.customer, r.account, a.id, r.project, r.contact, r.number, r.reference, r.status,
                       r.currency, r.total, r.balance, r.date, r.due, r.modified, CAST(?2 AS timestamptz)
                FROM jsonb_to_recordset(CAST(?3 AS jsonb)) AS r (id uuid, invoice text, customer text, account text,
                  project text, contact text, number text, reference text, status text, currency text, total numeric, balance numeric,
                  date date, due date, modified timestamptz)
                LEFT JOIN accounts a ON a.tenant_id = CAST(?1 AS uuid) AND a.zoho_account_id = r.account
                ON CONFLICT (tenant_id, zoho_invoice_id) DO UPDATE SET
                  zoho_customer_id = excluded.zoho_customer_id, zoho_account_id = excluded.zoho_account_id,
                  account_id = excluded.account_id, zoho_project_id = excluded.zoho_project_id,
                  contact_id = excluded.contact_id, invoice_number = excluded.invoice_number,
                  reference_number = excluded.reference_number, status = excluded.status, currency = excluded.currency,
                  total_amount = excluded.total_amount, amount_due = excluded.amount_due,
                  invoice_date = excluded.invoice_date, due_date = excluded.due_date,
                  source_modified_at = excluded.source_modified_at, last_synced = excluded.last_synced,
                  gone_at = NULL, updated_at = now()
                WHERE i.last_synced <= excluded.last_synced""")
                .setParameter(1, tenant.value())
                .setParameter(2, time(readAt))
                .setParameter(3, rows)
                .executeUpdate();
    }

    private void noteCustomers(TenantId tenant, String rows) {
        em.createNativeQuery("""
                UPDATE accounts a SET books_customer_id = c.customer, updated_at = now()
                FROM (SELECT r.account, min(r.customer) AS customer
                      FROM jsonb_to_recordset(CAST(?2 AS jsonb)) AS r (account text, customer text)
                      WHERE r.customer IS NOT NULL GROUP BY r.account) c
                WHERE a.tenant_id = ?1 AND a.zoho_account_id = c.account
                  AND a.books_customer_id IS DISTINCT FROM c.customer""")
                .setParameter(1, tenant.value())
                .setParameter(2, rows)
                .executeUpdate();
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

    private static MirroredInvoice invoice(Object[] row) {
        String currency = (String) row[8];
        return new MirroredInvoice(
                new InvoiceId((UUID) row[0]),
                (String) row[1],
                (String) row[2],
                (String) row[3],
                row[4] == null ? null : new AccountId((UUID) row[4]),
                (String) row[5],
                row[6] == null ? null : new ProjectId((UUID) row[6]),
                (String) row[7],
                new Money((BigDecimal) row[9], currency),
                row[10] == null ? null : new Money((BigDecimal) row[10], currency),
                Columns.date(row[11]),
                Columns.date(row[12]),
                Columns.instant(row[13]));
    }

    private static String array(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(joining(",", "{", "}"));
    }

    private static String texts(Stream<String> values) {
        return JSON.createArrayBuilder(values.toList()).build().toString();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

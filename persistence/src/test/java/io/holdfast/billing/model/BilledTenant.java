package io.holdfast.billing.model;

import io.holdfast.shared.id.InvoiceId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** A tenant with accounts, projects and people, and what Books lists for it. */
final class BilledTenant {
    static final Instant FIRST = Instant.parse("2026-11-21T10:00:00Z");
    static final LocalDate DAY = LocalDate.of(2026, 10, 12);

    private final TestDatabase database;
    private final TestUnit unit;
    private final TenantId id;

    BilledTenant(TestDatabase database, TestUnit unit) {
        this.database = database;
        this.unit = unit;
        this.id = new TenantId(database.newTenant("engineering-portal"));
    }

    TenantId id() {
        return id;
    }

    /** @param zohoId null for one that is not tied to Zoho */
    UUID account(String slug, String zohoId) {
        UUID created = UUID.randomUUID();
        insert(
                "INSERT INTO accounts (tenant_id, id, slug, name, zoho_account_id) VALUES (?, ?, ?, ?, ?)",
                id.value(),
                created,
                slug,
                slug,
                zohoId);
        return created;
    }

    UUID project(String zohoId, UUID account) {
        UUID created = UUID.randomUUID();
        insert(
                "INSERT INTO projects_cache (tenant_id, id, zoho_project_id, account_id, name, status, last_synced)"
                        + " VALUES (?, ?, ?, ?, ?, 'Active', now())",
                id.value(),
                created,
                zohoId,
                account,
                "Project " + zohoId);
        return created;
    }

    UUID user(UUID account, String contact) {
        UUID created = UUID.randomUUID();
        String email = created + "@acme.example";
        database.asOwner(
                sql -> sql.update("INSERT INTO logins (id, email, password_hash) VALUES (?, ?, 'x')", created, email));
        insert(
                "INSERT INTO users (tenant_id, id, login_id, email, name, account_id, contact_id, client_dashboard_id)"
                        + " VALUES (?, ?, ?, ?, 'Uma', ?, ?, ?)",
                id.value(),
                created,
                created,
                email,
                account,
                contact,
                created.toString());
        return created;
    }

    private void insert(String statement, Object... values) {
        database.inTenant(id.value(), sql -> sql.update(statement, values));
    }

    void takeOver(Instant at, ListedInvoice... listing) {
        with(invoices -> {
            invoices.replaceAll(id, List.of(listing), at);
            return null;
        });
    }

    void applyChanges(Instant at, ListedInvoice... changed) {
        with(invoices -> {
            invoices.applyChanges(id, List.of(changed), at);
            return null;
        });
    }

    List<MirroredInvoice> all() {
        return page(InvoiceScope.ALL, InvoiceFilter.NONE);
    }

    MirroredInvoice byNumber(String number) {
        return all().stream().filter(i -> i.number().equals(number)).findFirst().orElseThrow();
    }

    List<String> numbers(InvoiceScope scope, InvoiceFilter filter) {
        return page(scope, filter).stream().map(MirroredInvoice::number).toList();
    }

    List<String> numbers(InvoiceScope scope) {
        return numbers(scope, InvoiceFilter.NONE);
    }

    Optional<String> find(InvoiceScope scope, InvoiceId invoice) {
        return with(invoices -> invoices.find(id, scope, invoice)).map(MirroredInvoice::number);
    }

    <T> T with(Function<Invoices, T> work) {
        return unit.inTenant(id.value(), em -> {
            var invoices = new Invoices();
            invoices.em = em;
            return work.apply(invoices);
        });
    }

    private List<MirroredInvoice> page(InvoiceScope scope, InvoiceFilter filter) {
        return with(invoices -> invoices.page(id, scope, filter, null, 200));
    }

    static ListedInvoice invoice(String id, String account, LocalDate date) {
        return listed(id, "c" + account, account, null, null, "sent", date);
    }

    static ListedInvoice linked(String id, String account, String project, String contact) {
        return listed(id, "c" + account, account, project, contact, "sent", DAY);
    }

    static ListedInvoice draft(String id) {
        return listed(id, "c77", "77", null, null, "draft", DAY);
    }

    static ListedInvoice unlinked(String id, String customer) {
        return listed(id, customer, null, null, null, "sent", DAY);
    }

    private static ListedInvoice listed(
            String id, String customer, String account, String project, String contact, String status, LocalDate date) {
        return new ListedInvoice(
                id,
                customer,
                account,
                project,
                contact,
                "INV-" + id,
                null,
                status,
                "USD",
                new BigDecimal("10.00"),
                BigDecimal.ZERO,
                date,
                date,
                FIRST);
    }
}

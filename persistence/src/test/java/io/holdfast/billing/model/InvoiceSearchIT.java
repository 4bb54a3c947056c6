package io.holdfast.billing.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.shared.search.SearchFrom;
import io.holdfast.shared.search.SearchHit;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvoiceSearchIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);

    private BilledTenant tenant;
    private UUID acme;
    private UUID globex;

    @BeforeEach
    void aTenantWithTwoAccounts() {
        tenant = new BilledTenant(DATABASE, UNIT);
        acme = tenant.account("acme", null);
        globex = tenant.account("globex", null);
    }

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INV-000042", "inv 42", "42", "0000", "PO/7", "po 2026"})
    void anInvoiceIsFoundByItsNumberOrTheCustomersReference(String text) {
        invoice(acme, "INV-000042", "PO/7-2026", null, null);
        invoice(acme, "INV-100005", null, null, null);

        assertThat(numbers(InvoiceScope.ALL, text)).containsExactly("INV-000042");
    }

    @Test
    void nobodyFindsWhatIsOutsideTheirScope() {
        UUID bridge = tenant.project("501", acme);
        UUID uma = tenant.user(acme, "9001");
        invoice(acme, "INV-1", null, "501", null);
        invoice(acme, "INV-2", null, null, "9001");
        invoice(acme, "INV-3", null, null, null);
        invoice(globex, "INV-4", null, "501", "9001");

        assertThat(numbers(InvoiceScope.of(Set.of(acme), Set.of(), null), "inv"))
                .containsExactly("INV-1", "INV-2", "INV-3");
        assertThat(numbers(InvoiceScope.of(Set.of(), Set.of(bridge), null), "inv"))
                .containsExactly("INV-1");
        assertThat(numbers(InvoiceScope.of(Set.of(), Set.of(), uma), "inv")).containsExactly("INV-2");
        assertThat(numbers(InvoiceScope.of(Set.of(), Set.of(), null), "inv")).isEmpty();
        assertThat(numbers(InvoiceScope.ALL, "inv")).hasSize(4);
    }

    @Test
    void anotherTenantsInvoicesAreNotFoundByAnyScope() {
        invoice(acme, "INV-1", null, null, null);
        UUID account = acme;
        tenant = new BilledTenant(DATABASE, UNIT);

        assertThat(numbers(InvoiceScope.ALL, "inv")).isEmpty();
        assertThat(numbers(InvoiceScope.of(Set.of(account), Set.of(), null), "inv"))
                .isEmpty();
    }

    private List<String> numbers(InvoiceScope scope, String text) {
        return UNIT.inTenant(tenant.id().value(), em -> {
            var search = new InvoiceSearch();
            search.em = em;
            return search.find(scope, text, SearchFrom.BEGINNING, 50).stream()
                    .map(SearchHit::title)
                    .toList();
        });
    }

    private void invoice(UUID account, String number, String reference, String project, String contact) {
        DATABASE.inTenant(
                tenant.id().value(),
                sql -> sql.update(
                        "INSERT INTO invoices_cache (tenant_id, id, zoho_invoice_id, account_id, zoho_project_id, contact_id,"
                                + " invoice_number, reference_number, status, total_amount, last_synced)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'sent', 10, now())",
                        tenant.id().value(),
                        UUID.randomUUID(),
                        number,
                        account,
                        project,
                        contact,
                        number,
                        reference));
    }
}

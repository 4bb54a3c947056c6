package io.holdfast.billing.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.shared.id.AccountId;
import io.holdfast.shared.paging.Choices;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OverInvoicesIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private BilledTenant tenant;
    private UUID acme;
    private UUID globex;

    @BeforeEach
    void aTenantWithTwoAccountsAndTheirInvoices() {
        tenant = new BilledTenant(DATABASE, UNIT);
        acme = tenant.account("acme", "77");
        globex = tenant.account("globex", "88");
        tenant.takeOver(
                BilledTenant.FIRST,
                invoice("1", "77", "overdue", "USD", "100.10", TODAY.minusDays(9)),
                invoice("2", "77", "sent", "USD", "200.20", TODAY),
                invoice("3", "77", "partially_paid", "EUR", "40.60", null),
                invoice("4", "77", "paid", "USD", "0", TODAY.minusDays(3)),
                invoice("5", "77", "void", "USD", "77", TODAY.minusDays(3)),
                invoice("6", "77", "sent", "USD", null, TODAY.minusDays(3)),
                invoice("7", "88", "sent", "USD", "5", TODAY.plusDays(4)));
    }

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void openBalancesAreAddedWithinTheirCurrency() {
        assertThat(sums(InvoiceScope.of(Set.of(acme), Set.of(), null), null))
                .containsExactly(
                        text("USD", "300.30", 2, "100.10", 1, TODAY.minusDays(9), TODAY),
                        text("EUR", "40.60", 1, "0.00", 0, null, null));
    }

    @Test
    void anAccountNarrowsAndNeverWidens() {
        assertThat(sums(InvoiceScope.ALL, new AccountId(globex)))
                .containsExactly(text("USD", "5.00", 1, "0.00", 0, null, TODAY.plusDays(4)));
        assertThat(sums(InvoiceScope.of(Set.of(acme), Set.of(), null), new AccountId(globex)))
                .isEmpty();
        assertThat(sums(InvoiceScope.of(Set.of(), Set.of(), null), null)).isEmpty();
    }

    @Test
    void aReaderChoosesAmongWhatOccursInTheirScope() {
        assertThat(choices(InvoiceScope.ALL).statuses())
                .containsExactly("overdue", "paid", "partially_paid", "sent", "void");
        assertThat(choices(InvoiceScope.ALL).accounts()).containsValues("acme", "globex");
        assertThat(choices(InvoiceScope.of(Set.of(globex), Set.of(), null)))
                .isEqualTo(new Choices(List.of("sent"), Map.of(new AccountId(globex), "globex")));
    }

    private Choices choices(InvoiceScope scope) {
        return UNIT.inTenant(tenant.id().value(), em -> {
            var repository = new OverInvoices();
            repository.em = em;
            return repository.choices(tenant.id(), scope);
        });
    }

    @Test
    void anotherTenantsInvoicesAreNotCounted() {
        UUID other = DATABASE.newTenant("engineering-portal");
        assertThat(UNIT.<List<Outstanding>>inTenant(other, em -> {
                    var sums = new OverInvoices();
                    sums.em = em;
                    return sums.byCurrency(tenant.id(), InvoiceScope.ALL, null, TODAY);
                }))
                .isEmpty();
    }

    private List<String> sums(InvoiceScope scope, AccountId account) {
        List<Outstanding> sums = UNIT.inTenant(tenant.id().value(), em -> {
            var repository = new OverInvoices();
            repository.em = em;
            return repository.byCurrency(tenant.id(), scope, account, TODAY);
        });
        return sums.stream()
                .map(s -> text(
                        s.due().currency(),
                        s.due().plain(),
                        s.invoices(),
                        s.overdue().plain(),
                        s.overdueInvoices(),
                        s.overdueSince(),
                        s.nextDue()))
                .toList();
    }

    /** A sum as text, so that equal amounts with other scales are equal. */
    private static String text(Object... members) {
        return Arrays.toString(members);
    }

    private static ListedInvoice invoice(
            String id, String account, String status, String currency, String balance, LocalDate due) {
        return new ListedInvoice(
                id,
                "c" + account,
                account,
                null,
                null,
                "INV-" + id,
                null,
                status,
                currency,
                new BigDecimal("900"),
                balance == null ? null : new BigDecimal(balance),
                TODAY.minusDays(40),
                due,
                null);
    }
}

package io.holdfast.billing.model;

import static io.holdfast.billing.model.BilledTenant.DAY;
import static io.holdfast.billing.model.BilledTenant.FIRST;
import static io.holdfast.billing.model.BilledTenant.invoice;
import static io.holdfast.billing.model.BilledTenant.linked;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.shared.id.AccountId;
import io.holdfast.shared.id.InvoiceId;
import io.holdfast.shared.id.ProjectId;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InvoicesIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);

    private BilledTenant tenant;
    private UUID acme;
    private UUID globex;
    private UUID bridge;
    private UUID uma;

    @BeforeEach
    void aTenantWithTwoAccountsAProjectAndAPerson() {
        tenant = new BilledTenant(DATABASE, UNIT);
        acme = tenant.account("acme", "77");
        globex = tenant.account("globex", "88");
        bridge = tenant.project("501", acme);
        uma = tenant.user(acme, "9001");
    }

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void aListingIsReadBackAsItWasAndMoneyKeepsItsDigits() {
        tenant.takeOver(
                FIRST,
                new ListedInvoice(
                        "1",
                        "c77",
                        "77",
                        "501",
                        "9001",
                        "INV-1 <b>'",
                        "PO-7",
                        "partially_paid",
                        "EUR",
                        new BigDecimal("12345678901234.0500"),
                        new BigDecimal("40.6"),
                        DAY,
                        null,
                        FIRST));
        assertThat(tenant.all()).singleElement().satisfies(read -> {
            assertThat(read.number()).isEqualTo("INV-1 <b>'");
            assertThat(read.reference()).isEqualTo("PO-7");
            assertThat(read.status()).isEqualTo("partially_paid");
            assertThat(read.accountId()).isEqualTo(new AccountId(acme));
            assertThat(read.accountName()).isEqualTo("acme");
            assertThat(read.projectId()).isEqualTo(new ProjectId(bridge));
            assertThat(read.projectName()).isEqualTo("Project 501");
            assertThat(read.total().plain()).isEqualTo("12345678901234.05");
            assertThat(read.balance().plain()).isEqualTo("40.60");
            assertThat(read.balance().currency()).isEqualTo("EUR");
            assertThat(read.date()).isEqualTo(DAY);
            assertThat(read.dueDate()).isNull();
            assertThat(read.lastSynced()).isEqualTo(FIRST);
        });
    }

    @Test
    void anInvoiceMayLackAlmostEverything() {
        tenant.takeOver(
                FIRST,
                new ListedInvoice(
                        "1",
                        null,
                        null,
                        null,
                        null,
                        "INV-1",
                        null,
                        "sent",
                        null,
                        BigDecimal.TEN,
                        null,
                        null,
                        null,
                        null));
        assertThat(tenant.all()).singleElement().satisfies(read -> {
            assertThat(read.accountId()).isNull();
            assertThat(read.projectId()).isNull();
            assertThat(read.total().plain()).isEqualTo("10.00");
            assertThat(read.balance()).isNull();
        });
    }

    @Test
    void pagesGoFromTheNewestToTheUndatedWithoutGapOrRepetition() {
        var listing = new ArrayList<ListedInvoice>();
        for (int i = 0; i < 25; i++) {
            listing.add(invoice("i" + i, "77", i < 20 ? DAY.minusDays(i / 4) : null));
        }
        tenant.takeOver(FIRST, listing.toArray(ListedInvoice[]::new));
        var seen = new ArrayList<MirroredInvoice>();
        InvoiceKey after = null;
        for (int page = 0; page < 4; page++) {
            InvoiceKey from = after;
            List<MirroredInvoice> rows =
                    tenant.with(invoices -> invoices.page(tenant.id(), InvoiceScope.ALL, InvoiceFilter.NONE, from, 7));
            seen.addAll(rows);
            after = InvoiceKey.of(rows.get(rows.size() - 1));
        }
        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
        assertThat(seen).extracting(i -> InvoiceKey.of(i).date()).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(seen.get(24).date()).isNull();
    }

    @Test
    void aScopeShowsItsAccountsItsProjectsAndWhatIsAddressedToItsPerson() {
        tenant.takeOver(
                FIRST,
                invoice("1", "77", DAY),
                linked("2", "77", "501", null),
                linked("3", "77", null, "9001"),
                invoice("4", "88", DAY));
        assertThat(tenant.numbers(InvoiceScope.of(Set.of(acme), Set.of(), null)))
                .containsExactlyInAnyOrder("INV-1", "INV-2", "INV-3");
        assertThat(tenant.numbers(InvoiceScope.of(Set.of(globex), Set.of(), null)))
                .containsExactly("INV-4");
        assertThat(tenant.numbers(InvoiceScope.of(Set.of(), Set.of(bridge), null)))
                .containsExactly("INV-2");
        assertThat(tenant.numbers(InvoiceScope.of(Set.of(), Set.of(), uma))).containsExactly("INV-3");
        assertThat(tenant.numbers(InvoiceScope.of(Set.of(), Set.of(bridge), uma)))
                .containsExactlyInAnyOrder("INV-2", "INV-3");
        assertThat(tenant.numbers(InvoiceScope.of(Set.of(), Set.of(), null))).isEmpty();
        InvoiceId other = tenant.byNumber("INV-4").id();
        assertThat(tenant.find(InvoiceScope.of(Set.of(acme), Set.of(bridge), uma), other))
                .isEmpty();
        assertThat(tenant.find(InvoiceScope.of(Set.of(globex), Set.of(), null), other))
                .contains("INV-4");
    }

    @Test
    void aFilterNarrowsAScopeAndNeverWidensIt() {
        tenant.takeOver(FIRST, invoice("1", "77", DAY), invoice("2", "88", DAY));
        String status = tenant.byNumber("INV-1").status();
        assertThat(tenant.numbers(InvoiceScope.ALL, new InvoiceFilter(status, null)))
                .containsExactlyInAnyOrder("INV-1", "INV-2");
        assertThat(tenant.numbers(InvoiceScope.ALL, new InvoiceFilter(status, new AccountId(globex))))
                .containsExactly("INV-2");
        assertThat(tenant.numbers(InvoiceScope.ALL, new InvoiceFilter("lost", null)))
                .isEmpty();
        InvoiceScope ofAcme = InvoiceScope.of(Set.of(acme), Set.of(), null);
        assertThat(tenant.numbers(ofAcme, new InvoiceFilter(null, new AccountId(globex))))
                .isEmpty();
    }

    @Test
    void aWrongLinkInBooksReachesNoOtherAccount() {
        tenant.takeOver(FIRST, linked("1", "88", "501", "9001"), linked("2", null, "501", "9001"));
        assertThat(tenant.numbers(InvoiceScope.of(Set.of(acme), Set.of(bridge), uma)))
                .isEmpty();
        assertThat(tenant.all()).extracting(MirroredInvoice::projectId).containsOnlyNulls();
    }

    @Test
    void somebodyWithoutAContactIsNoAddressee() {
        UUID nobody = tenant.user(acme, null);
        tenant.takeOver(FIRST, linked("1", "77", null, null));
        assertThat(tenant.numbers(InvoiceScope.of(Set.of(), Set.of(), nobody))).isEmpty();
    }

    @Test
    void anInvoiceIsInvisibleToAnotherTenant() {
        tenant.takeOver(FIRST, invoice("1", "77", DAY));
        InvoiceId mine = tenant.all().get(0).id();
        UUID other = DATABASE.newTenant("engineering-portal");
        assertThat(UNIT.<Boolean>inTenant(other, em -> {
                    var invoices = new Invoices();
                    invoices.em = em;
                    return invoices.find(tenant.id(), InvoiceScope.ALL, mine).isPresent()
                            || !invoices.page(tenant.id(), InvoiceScope.ALL, InvoiceFilter.NONE, null, 10)
                                    .isEmpty();
                }))
                .isFalse();
    }
}

package io.holdfast.billing.model;

import static io.holdfast.billing.model.BilledTenant.DAY;
import static io.holdfast.billing.model.BilledTenant.FIRST;
import static io.holdfast.billing.model.BilledTenant.draft;
import static io.holdfast.billing.model.BilledTenant.invoice;
import static io.holdfast.billing.model.BilledTenant.unlinked;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.shared.id.AccountId;
import io.holdfast.shared.id.InvoiceId;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a listing of Books, whole or of changes alone, does to the mirror. */
class InvoiceListingsIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);
    private static final Instant SECOND = FIRST.plusSeconds(60);

    private BilledTenant tenant;
    private UUID acme;
    private UUID globex;

    @BeforeEach
    void aTenantWithTwoAccounts() {
        tenant = new BilledTenant(DATABASE, UNIT);
        acme = tenant.account("acme", "77");
        globex = tenant.account("globex", "88");
    }

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void aLaterListingRenewsRowsAndTakesAwayWhatLeftIt() {
        tenant.takeOver(FIRST, invoice("1", "77", DAY), invoice("2", "77", DAY));
        InvoiceId kept = tenant.byNumber("INV-1").id();
        InvoiceId gone = tenant.byNumber("INV-2").id();
        tenant.takeOver(SECOND, invoice("1", "88", DAY));
        assertThat(tenant.all()).singleElement().satisfies(read -> {
            assertThat(read.id()).isEqualTo(kept);
            assertThat(read.accountId()).isEqualTo(new AccountId(globex));
            assertThat(read.lastSynced()).isEqualTo(SECOND);
        });
        assertThat(tenant.find(InvoiceScope.ALL, gone)).isEmpty();
        tenant.takeOver(SECOND.plusSeconds(60), invoice("2", "77", DAY));
        assertThat(tenant.find(InvoiceScope.ALL, gone)).contains("INV-2");
        tenant.takeOver(SECOND.plusSeconds(120));
        assertThat(tenant.all()).isEmpty();
    }

    @Test
    void changesRenewAndAddRowsAndLeaveAllOthers() {
        tenant.takeOver(FIRST, invoice("1", "77", DAY), invoice("2", "77", DAY));
        InvoiceId kept = tenant.byNumber("INV-1").id();
        tenant.applyChanges(SECOND, invoice("1", "88", DAY), invoice("3", "77", DAY));
        assertThat(tenant.all())
                .extracting(MirroredInvoice::number)
                .containsExactlyInAnyOrder("INV-1", "INV-2", "INV-3");
        assertThat(tenant.byNumber("INV-1").id()).isEqualTo(kept);
        assertThat(tenant.byNumber("INV-1").accountId()).isEqualTo(new AccountId(globex));
        assertThat(tenant.byNumber("INV-1").lastSynced()).isEqualTo(SECOND);
        assertThat(tenant.byNumber("INV-2").lastSynced()).isEqualTo(FIRST);
    }

    @Test
    void anInvoiceThatBecameADraftAgainIsGone() {
        tenant.takeOver(FIRST, invoice("1", "77", DAY), invoice("2", "77", DAY));
        tenant.applyChanges(SECOND, draft("1"));
        assertThat(tenant.all()).extracting(MirroredInvoice::number).containsExactly("INV-2");
    }

    @Test
    void noChangesChangeNothing() {
        tenant.takeOver(FIRST, invoice("1", "77", DAY));
        tenant.applyChanges(SECOND);
        assertThat(tenant.all()).hasSize(1);
    }

    @Test
    void anAccountThatIsTiedToItsSourceLaterGetsItsInvoicesWithTheNextChanges() {
        tenant.takeOver(FIRST, invoice("1", "99", DAY));
        assertThat(tenant.all()).singleElement().satisfies(read -> assertThat(read.accountId())
                .isNull());
        UUID late = tenant.account("late", "99");
        tenant.applyChanges(SECOND);
        assertThat(tenant.all()).singleElement().satisfies(read -> assertThat(read.accountId())
                .isEqualTo(new AccountId(late)));
    }

    @Test
    void anAccountLearnsWhichCustomerOfBooksItIs() {
        tenant.takeOver(FIRST, invoice("1", "77", DAY), invoice("2", null, DAY));
        assertThat(DATABASE.<String>asOwner(
                        sql -> sql.one("SELECT books_customer_id FROM accounts WHERE id = ?", acme)))
                .isEqualTo("c77");
        assertThat(DATABASE.<String>asOwner(
                        sql -> sql.one("SELECT books_customer_id FROM accounts WHERE id = ?", globex)))
                .isNull();
    }

    @Test
    void customersAreKnownByTheirInvoices() {
        tenant.takeOver(FIRST, invoice("1", "77", DAY), unlinked("2", "c"));
        assertThat(tenant.<Map<String, String>>with(i -> i.accountsOf(tenant.id(), Set.of("c77", "c", "c88"))))
                .hasSize(2)
                .containsEntry("c77", "77")
                .containsEntry("c", null);
    }
}

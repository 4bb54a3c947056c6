package io.holdfast.billing.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.shared.id.AccountId;
import io.holdfast.shared.id.InvoiceId;
import io.holdfast.shared.id.ProjectId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InvoicesIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);
    private static final Instant FIRST = Instant.parse("2026-11-21T10:00:00Z");
    private static final Instant SECOND = FIRST.plusSeconds(60);
    private static final LocalDate DAY = LocalDate.of(2026, 10, 12);

    private TenantId tenant;
    private UUID acme;
    private UUID globex;
    private UUID bridge;
    private UUID uma;

    @BeforeEach
    void aTenantWithTwoAccountsAProjectAndAPerson() {
        tenant = new TenantId(DATABASE.newTenant("engineering-portal"));
        acme = account("acme", "77");
        globex = account("globex", "88");
        bridge = project("501", acme);
        uma = user(acme, "9001");
    }

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void aListingIsReadBackAsItWasAndMoneyKeepsItsDigits() {
        takeOver(
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
        assertThat(all()).singleElement().satisfies(read -> {
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
        takeOver(
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
        assertThat(all()).singleElement().satisfies(read -> {
            assertThat(read.accountId()).isNull();
            assertThat(read.projectId()).isNull();
            assertThat(read.total().plain()).isEqualTo("10.00");
            assertThat(read.balance()).isNull();
        });
    }

    @Test
    void aLaterListingRenewsRowsAndTakesAwayWhatLeftIt() {
        takeOver(FIRST, invoice("1", "77", DAY), invoice("2", "77", DAY));
        InvoiceId kept = byNumber("INV-1").id();
        InvoiceId gone = byNumber("INV-2").id();
        takeOver(SECOND, invoice("1", "88", DAY));
        assertThat(all()).singleElement().satisfies(read -> {
            assertThat(read.id()).isEqualTo(kept);
            assertThat(read.accountId()).isEqualTo(new AccountId(globex));
            assertThat(read.lastSynced()).isEqualTo(SECOND);
        });
        assertThat(find(InvoiceScope.ALL, gone)).isEmpty();
        takeOver(SECOND.plusSeconds(60), invoice("2", "77", DAY));
        assertThat(find(InvoiceScope.ALL, gone)).contains("INV-2");
        takeOver(SECOND.plusSeconds(120));
        assertThat(all()).isEmpty();
    }

    @Test
    void pagesGoFromTheNewestToTheUndatedWithoutGapOrRepetition() {
        var listing = new ArrayList<ListedInvoice>();
        for (int i = 0; i < 25; i++) {
            listing.add(invoice("i" + i, "77", i < 20 ? DAY.minusDays(i / 4) : null));
        }
        takeOver(FIRST, listing.toArray(ListedInvoice[]::new));
        var seen = new ArrayList<MirroredInvoice>();
        InvoiceKey after = null;
        for (int page = 0; page < 4; page++) {
            InvoiceKey from = after;
            List<MirroredInvoice> rows =
                    with(invoices -> invoices.page(tenant, InvoiceScope.ALL, InvoiceFilter.NONE, from, 7));
            seen.addAll(rows);
            after = InvoiceKey.of(rows.get(rows.size() - 1));
        }
        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
        assertThat(seen).extracting(i -> InvoiceKey.of(i).date()).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(seen.get(24).date()).isNull();
    }

    @Test
    void aScopeShowsItsAccountsItsProjectsAndWhatIsAddressedToItsPerson() {
        takeOver(
                FIRST,
                invoice("1", "77", DAY),
                linked("2", "77", "501", null),
                linked("3", "77", null, "9001"),
                invoice("4", "88", DAY));
        assertThat(numbers(InvoiceScope.of(Set.of(acme), Set.of(), null)))
                .containsExactlyInAnyOrder("INV-1", "INV-2", "INV-3");
        assertThat(numbers(InvoiceScope.of(Set.of(globex), Set.of(), null))).containsExactly("INV-4");
        assertThat(numbers(InvoiceScope.of(Set.of(), Set.of(bridge), null))).containsExactly("INV-2");
        assertThat(numbers(InvoiceScope.of(Set.of(), Set.of(), uma))).containsExactly("INV-3");
        assertThat(numbers(InvoiceScope.of(Set.of(), Set.of(bridge), uma))).containsExactlyInAnyOrder("INV-2", "INV-3");
        assertThat(numbers(InvoiceScope.of(Set.of(), Set.of(), null))).isEmpty();
        InvoiceId other = byNumber("INV-4").id();
        assertThat(find(InvoiceScope.of(Set.of(acme), Set.of(bridge), uma), other))
                .isEmpty();
        assertThat(find(InvoiceScope.of(Set.of(globex), Set.of(), null), other)).contains("INV-4");
    }

    @Test
    void aFilterNarrowsAScopeAndNeverWidensIt() {
        takeOver(FIRST, invoice("1", "77", DAY), invoice("2", "88", DAY));
        String status = byNumber("INV-1").status();
        assertThat(filtered(InvoiceScope.ALL, new InvoiceFilter(status, null)))
                .containsExactlyInAnyOrder("INV-1", "INV-2");
        assertThat(filtered(InvoiceScope.ALL, new InvoiceFilter(status, new AccountId(globex))))
                .containsExactly("INV-2");
        assertThat(filtered(InvoiceScope.ALL, new InvoiceFilter("lost", null))).isEmpty();
        InvoiceScope ofAcme = InvoiceScope.of(Set.of(acme), Set.of(), null);
        assertThat(filtered(ofAcme, new InvoiceFilter(null, new AccountId(globex))))
                .isEmpty();
    }

    private List<String> filtered(InvoiceScope scope, InvoiceFilter filter) {
        return with(invoices -> invoices.page(tenant, scope, filter, null, 200)).stream()
                .map(MirroredInvoice::number)
                .toList();
    }

    @Test
    void aWrongLinkInBooksReachesNoOtherAccount() {
        takeOver(FIRST, linked("1", "88", "501", "9001"), linked("2", null, "501", "9001"));
        assertThat(numbers(InvoiceScope.of(Set.of(acme), Set.of(bridge), uma))).isEmpty();
        assertThat(all()).extracting(MirroredInvoice::projectId).containsOnlyNulls();
    }

    @Test
    void somebodyWithoutAContactIsNoAddressee() {
        UUID nobody = user(acme, null);
        takeOver(FIRST, linked("1", "77", null, null));
        assertThat(numbers(InvoiceScope.of(Set.of(), Set.of(), nobody))).isEmpty();
    }

    @Test
    void anAccountLearnsWhichCustomerOfBooksItIs() {
        takeOver(FIRST, invoice("1", "77", DAY), invoice("2", null, DAY));
        assertThat(DATABASE.<String>asOwner(
                        sql -> sql.one("SELECT books_customer_id FROM accounts WHERE id = ?", acme)))
                .isEqualTo("c77");
        assertThat(DATABASE.<String>asOwner(
                        sql -> sql.one("SELECT books_customer_id FROM accounts WHERE id = ?", globex)))
                .isNull();
    }

    @Test
    void anInvoiceIsInvisibleToAnotherTenant() {
        takeOver(FIRST, invoice("1", "77", DAY));
        InvoiceId mine = all().get(0).id();
        UUID other = DATABASE.newTenant("engineering-portal");
        assertThat(UNIT.<Boolean>inTenant(other, em -> {
                    var invoices = new Invoices();
                    invoices.em = em;
                    return invoices.find(tenant, InvoiceScope.ALL, mine).isPresent()
                            || !invoices.page(tenant, InvoiceScope.ALL, InvoiceFilter.NONE, null, 10)
                                    .isEmpty();
                }))
                .isFalse();
    }

    private UUID account(String slug, String zohoId) {
        UUID id = UUID.randomUUID();
        insert(
                "INSERT INTO accounts (tenant_id, id, slug, name, zoho_account_id) VALUES (?, ?, ?, ?, ?)",
                tenant.value(),
                id,
                slug,
                slug,
                zohoId);
        return id;
    }

    private UUID project(String zohoId, UUID account) {
        UUID id = UUID.randomUUID();
        insert(
                "INSERT INTO projects_cache (tenant_id, id, zoho_project_id, account_id, name, status, last_synced)"
                        + " VALUES (?, ?, ?, ?, ?, 'Active', now())",
                tenant.value(),
                id,
                zohoId,
                account,
                "Project " + zohoId);
        return id;
    }

    private UUID user(UUID account, String contact) {
        UUID id = UUID.randomUUID();
        String email = id + "@acme.example";
        DATABASE.asOwner(
                sql -> sql.update("INSERT INTO logins (id, email, password_hash) VALUES (?, ?, 'x')", id, email));
        insert(
                "INSERT INTO users (tenant_id, id, login_id, email, name, account_id, contact_id, client_dashboard_id)"
                        + " VALUES (?, ?, ?, ?, 'Uma', ?, ?, ?)",
                tenant.value(),
                id,
                id,
                email,
                account,
                contact,
                id.toString());
        return id;
    }

    private void insert(String statement, Object... values) {
        DATABASE.inTenant(tenant.value(), sql -> sql.update(statement, values));
    }

    @Test
    void changesRenewAndAddRowsAndLeaveAllOthers() {
        takeOver(FIRST, invoice("1", "77", DAY), invoice("2", "77", DAY));
        InvoiceId kept = byNumber("INV-1").id();
        applyChanges(SECOND, invoice("1", "88", DAY), invoice("3", "77", DAY));
        assertThat(all()).extracting(MirroredInvoice::number).containsExactlyInAnyOrder("INV-1", "INV-2", "INV-3");
        assertThat(byNumber("INV-1").id()).isEqualTo(kept);
        assertThat(byNumber("INV-1").accountId()).isEqualTo(new AccountId(globex));
        assertThat(byNumber("INV-1").lastSynced()).isEqualTo(SECOND);
        assertThat(byNumber("INV-2").lastSynced()).isEqualTo(FIRST);
    }

    @Test
    void anInvoiceThatBecameADraftAgainIsGone() {
        takeOver(FIRST, invoice("1", "77", DAY), invoice("2", "77", DAY));
        applyChanges(SECOND, draft("1"));
        assertThat(all()).extracting(MirroredInvoice::number).containsExactly("INV-2");
    }

    @Test
    void noChangesChangeNothing() {
        takeOver(FIRST, invoice("1", "77", DAY));
        applyChanges(SECOND);
        assertThat(all()).hasSize(1);
    }

    @Test
    void anAccountThatIsTiedToItsSourceLaterGetsItsInvoicesWithTheNextChanges() {
        takeOver(FIRST, invoice("1", "99", DAY));
        assertThat(all()).singleElement().satisfies(read -> assertThat(read.accountId())
                .isNull());
        UUID late = account("late", "99");
        applyChanges(SECOND);
        assertThat(all()).singleElement().satisfies(read -> assertThat(read.accountId())
                .isEqualTo(new AccountId(late)));
    }

    @Test
    void customersAreKnownByTheirInvoices() {
        takeOver(FIRST, invoice("1", "77", DAY), unlinked("2", "c"));
        assertThat(this.<Map<String, String>>with(i -> i.accountsOf(tenant, Set.of("c77", "c", "c88"))))
                .hasSize(2)
                .containsEntry("c77", "77")
                .containsEntry("c", null);
    }

    private void applyChanges(Instant at, ListedInvoice... changed) {
        with(invoices -> {
            invoices.applyChanges(tenant, List.of(changed), at);
            return null;
        });
    }

    private static ListedInvoice draft(String id) {
        return of(id, "c77", "77", "draft");
    }

    private static ListedInvoice unlinked(String id, String customer) {
        return of(id, customer, null, "sent");
    }

    private static ListedInvoice of(String id, String customer, String account, String status) {
        return new ListedInvoice(
                id,
                customer,
                account,
                null,
                null,
                "INV-" + id,
                null,
                status,
                "USD",
                BigDecimal.TEN,
                BigDecimal.ZERO,
                DAY,
                DAY,
                FIRST);
    }

    private void takeOver(Instant at, ListedInvoice... listing) {
        with(invoices -> {
            invoices.replaceAll(tenant, List.of(listing), at);
            return null;
        });
    }

    private List<MirroredInvoice> all() {
        return with(invoices -> invoices.page(tenant, InvoiceScope.ALL, InvoiceFilter.NONE, null, 200));
    }

    private MirroredInvoice byNumber(String number) {
        return all().stream().filter(i -> i.number().equals(number)).findFirst().orElseThrow();
    }

    private List<String> numbers(InvoiceScope scope) {
        return with(invoices -> invoices.page(tenant, scope, InvoiceFilter.NONE, null, 200)).stream()
                .map(MirroredInvoice::number)
                .toList();
    }

    private Optional<String> find(InvoiceScope scope, InvoiceId id) {
        return with(invoices -> invoices.find(tenant, scope, id)).map(MirroredInvoice::number);
    }

    private <T> T with(Function<Invoices, T> work) {
        return UNIT.inTenant(tenant.value(), em -> {
            var invoices = new Invoices();
            invoices.em = em;
            return work.apply(invoices);
        });
    }

    private static ListedInvoice invoice(String id, String account, LocalDate date) {
        return new ListedInvoice(
                id,
                "c" + account,
                account,
                null,
                null,
                "INV-" + id,
                null,
                "sent",
                "USD",
                new BigDecimal("10.00"),
                BigDecimal.ZERO,
                date,
                date,
                FIRST);
    }

    private static ListedInvoice linked(String id, String account, String project, String contact) {
        return new ListedInvoice(
                id,
                "c" + account,
                account,
                project,
                contact,
                "INV-" + id,
                null,
                "sent",
                "USD",
                new BigDecimal("10.00"),
                BigDecimal.ZERO,
                DAY,
                DAY,
                FIRST);
    }
}

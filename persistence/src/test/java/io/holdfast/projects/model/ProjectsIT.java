package io.holdfast.projects.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.shared.id.AccountId;
import io.holdfast.shared.id.ProjectId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProjectsIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);
    private static final Instant FIRST = Instant.parse("2026-11-21T10:00:00Z");
    private static final Instant SECOND = FIRST.plusSeconds(60);

    private TenantId tenant;
    private UUID acme;

    @BeforeEach
    void aTenantWithAnAccount() {
        tenant = new TenantId(DATABASE.newTenant("engineering-portal"));
        acme = UUID.randomUUID();
        DATABASE.inTenant(
                tenant.value(),
                sql -> sql.update(
                        "INSERT INTO accounts (tenant_id, id, slug, name, zoho_account_id) VALUES (?, ?, 'acme', 'Acme', '77')",
                        tenant.value(),
                        acme));
    }

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void aListingIsReadBackAsItWas() {
        var milestones = List.of(
                new Milestone("m2", "Later", "Open", null, null, false),
                new Milestone("m1", "First", "Done", LocalDate.of(2026, 7, 1), LocalDate.of(2026, 8, 1), true));
        takeOver(
                FIRST,
                new ListedProject(
                        "1",
                        "77",
                        "Bridge 'A' <b>",
                        "In Progress",
                        62,
                        milestones,
                        new Timeline(LocalDate.of(2026, 6, 24), null),
                        new Budget(new BigDecimal("1840000.00"), "USD")));
        MirroredProject read = all().get(0);
        assertThat(read)
                .usingRecursiveComparison()
                .ignoringFields("id")
                .isEqualTo(new MirroredProject(
                        read.id(),
                        "Bridge 'A' <b>",
                        "In Progress",
                        62,
                        new io.holdfast.shared.id.AccountId(acme),
                        "Acme",
                        List.of(milestones.get(1), milestones.get(0)),
                        new Timeline(LocalDate.of(2026, 6, 24), null),
                        new Budget(new BigDecimal("1840000.00"), "USD"),
                        FIRST));
    }

    @Test
    void aProjectOfAnUnknownAccountHasNone() {
        takeOver(FIRST, project("1", "99", "Foreign"), project("2", null, "Without"));
        assertThat(all()).extracting(MirroredProject::accountId).containsExactly(null, null);
    }

    @Test
    void aLaterListingRenewsRowsAndKeepsTheirIds() {
        takeOver(FIRST, project("1", "77", "Old name"));
        ProjectId id = all().get(0).id();
        takeOver(SECOND, project("1", "77", "New name"));
        assertThat(all()).singleElement().satisfies(read -> {
            assertThat(read.id()).isEqualTo(id);
            assertThat(read.name()).isEqualTo("New name");
            assertThat(read.lastSynced()).isEqualTo(SECOND);
        });
    }

    @Test
    void aProjectThatLeftTheListingIsGoneAndComesBackAsItself() {
        takeOver(FIRST, project("1", "77", "Stays"), project("2", "77", "Leaves"));
        ProjectId leaving = all().get(0).id();
        takeOver(SECOND, project("1", "77", "Stays"));
        assertThat(all()).extracting(MirroredProject::name).containsExactly("Stays");
        assertThat(find(ProjectScope.ALL, leaving)).isEmpty();
        takeOver(SECOND.plusSeconds(60), project("1", "77", "Stays"), project("2", "77", "Leaves"));
        assertThat(find(ProjectScope.ALL, leaving)).contains("Leaves");
    }

    @Test
    void anEmptyListingTakesAllAway() {
        takeOver(FIRST, project("1", "77", "Only"));
        takeOver(SECOND);
        assertThat(all()).isEmpty();
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrRepetition() {
        var listing = new ArrayList<ListedProject>();
        for (int i = 0; i < 25; i++) {
            listing.add(project("z" + i, "77", "Same name " + i / 10));
        }
        takeOver(FIRST, listing.toArray(ListedProject[]::new));
        var seen = new ArrayList<MirroredProject>();
        PageKey after = null;
        for (int page = 0; page < 4; page++) {
            PageKey from = after;
            List<MirroredProject> rows =
                    with(projects -> projects.page(tenant, ProjectScope.ALL, ProjectFilter.NONE, from, 7));
            seen.addAll(rows);
            MirroredProject last = rows.get(rows.size() - 1);
            after = new PageKey(last.name(), last.id().value());
        }
        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
        assertThat(seen).extracting(MirroredProject::name).isSorted();
    }

    @Test
    void aScopeShowsItsAccountsAndItsProjectsAndNothingElse() {
        takeOver(FIRST, project("1", "77", "A of Acme"), project("2", null, "B of nobody"), project("3", "99", "C"));
        List<MirroredProject> everything = all();
        ProjectId own = everything.get(1).id();
        assertThat(names(ProjectScope.of(Set.of(acme), Set.of()))).containsExactly("A of Acme");
        assertThat(names(ProjectScope.of(Set.of(), Set.of(own.value())))).containsExactly("B of nobody");
        assertThat(names(ProjectScope.of(Set.of(acme), Set.of(own.value()))))
                .containsExactly("A of Acme", "B of nobody");
        assertThat(names(ProjectScope.of(Set.of(), Set.of()))).isEmpty();
        assertThat(find(ProjectScope.of(Set.of(acme), Set.of()), own)).isEmpty();
        assertThat(find(ProjectScope.of(Set.of(acme), Set.of(own.value())), own))
                .contains("B of nobody");
    }

    @Test
    void aFilterNarrowsAScopeAndNeverWidensIt() {
        takeOver(FIRST, project("1", "77", "A of Acme"), project("2", "99", "B"), closed("3", "77", "C of Acme"));
        assertThat(filtered(ProjectScope.ALL, new ProjectFilter("Active", null)))
                .containsExactly("A of Acme", "B");
        assertThat(filtered(ProjectScope.ALL, new ProjectFilter(null, new AccountId(acme))))
                .containsExactly("A of Acme", "C of Acme");
        assertThat(filtered(ProjectScope.ALL, new ProjectFilter("Closed", new AccountId(acme))))
                .containsExactly("C of Acme");
        assertThat(filtered(ProjectScope.ALL, new ProjectFilter("Lost", null))).isEmpty();
        ProjectScope others = ProjectScope.of(Set.of(UUID.randomUUID()), Set.of());
        assertThat(filtered(others, new ProjectFilter(null, new AccountId(acme))))
                .isEmpty();
    }

    @Test
    void aProjectIsInvisibleToAnotherTenant() {
        takeOver(FIRST, project("1", "77", "Mine"));
        ProjectId mine = all().get(0).id();
        UUID other = DATABASE.newTenant("engineering-portal");
        assertThat(UNIT.<Boolean>inTenant(other, em -> {
                    var projects = new Projects();
                    projects.em = em;
                    return projects.find(tenant, ProjectScope.ALL, mine).isPresent()
                            || !projects.page(tenant, ProjectScope.ALL, ProjectFilter.NONE, null, 10)
                                    .isEmpty();
                }))
                .isFalse();
    }

    private void takeOver(Instant at, ListedProject... listing) {
        with(projects -> {
            projects.replaceAll(tenant, List.of(listing), at);
            return null;
        });
    }

    private List<MirroredProject> all() {
        return with(projects -> projects.page(tenant, ProjectScope.ALL, ProjectFilter.NONE, null, 200));
    }

    private List<String> names(ProjectScope scope) {
        return with(projects -> projects.page(tenant, scope, ProjectFilter.NONE, null, 200)).stream()
                .map(MirroredProject::name)
                .toList();
    }

    private List<String> filtered(ProjectScope scope, ProjectFilter filter) {
        return with(projects -> projects.page(tenant, scope, filter, null, 200)).stream()
                .map(MirroredProject::name)
                .toList();
    }

    private java.util.Optional<String> find(ProjectScope scope, ProjectId id) {
        return with(projects -> projects.find(tenant, scope, id)).map(MirroredProject::name);
    }

    private <T> T with(Function<Projects, T> work) {
        return UNIT.inTenant(tenant.value(), em -> {
            var projects = new Projects();
            projects.em = em;
            return work.apply(projects);
        });
    }

    private static ListedProject project(String id, String account, String name) {
        return new ListedProject(id, account, name, "Active", 10, List.of(), Timeline.OPEN, null);
    }

    private static ListedProject closed(String id, String account, String name) {
        return new ListedProject(id, account, name, "Closed", 100, List.of(), Timeline.OPEN, null);
    }
}

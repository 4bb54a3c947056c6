package io.holdfast.projects.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.shared.search.SearchFrom;
import io.holdfast.shared.search.SearchHit;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectSearchIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);

    private UUID tenant;
    private UUID acme;
    private UUID globex;

    @BeforeEach
    void aTenantWithTwoAccounts() {
        tenant = DATABASE.newTenant("engineering-portal");
        acme = account(tenant, "Acme");
        globex = account(tenant, "Globex");
    }

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @ParameterizedTest
    @CsvSource({
        "bridge",
        "BRIDGE",
        "bri",
        "harbor bridge",
        "'bridge  harbor'",
        "'Bridge, (Harbor)'",
        "rehab cross",
        "42",
        "00042",
        "Öst"
    })
    void aProjectIsFoundByTheBeginningsOfItsWords(String text) {
        UUID bridge = project(tenant, acme, "Harbor-Crossing Bridge: Rehabilitation No.00042 (Östra)");

        assertThat(ids(ProjectScope.ALL, text)).containsExactly(bridge);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ridge", "bridge tower", "...", "#", "'", "\\", "bridge & !harbor | x", "' | '"})
    void whatBeginsNoWordFindsNothingAndBreaksNothing(String text) {
        project(tenant, acme, "Harbor Crossing Bridge");

        assertThat(ids(ProjectScope.ALL, text)).isEmpty();
    }

    @Test
    void nobodyFindsWhatIsOutsideTheirScope() {
        UUID ours = project(tenant, acme, "Harbor Bridge of Acme");
        UUID theirs = project(tenant, globex, "Harbor Bridge of Globex");
        UUID nobodys = project(tenant, null, "Harbor Bridge");

        assertThat(ids(ProjectScope.of(Set.of(acme), Set.of()), "harbor")).containsExactly(ours);
        assertThat(ids(ProjectScope.of(Set.of(), Set.of(theirs)), "harbor")).containsExactly(theirs);
        assertThat(ids(ProjectScope.of(Set.of(), Set.of()), "harbor")).isEmpty();
        assertThat(ids(ProjectScope.ALL, "harbor")).containsExactlyInAnyOrder(ours, theirs, nobodys);
    }

    @Test
    void anotherTenantsProjectsAreNotFoundByAnyScope() {
        UUID stranger = DATABASE.newTenant("engineering-portal");
        UUID foreignAccount = account(stranger, "Acme");
        UUID foreign = project(stranger, foreignAccount, "Harbor Bridge");

        assertThat(ids(ProjectScope.ALL, "harbor")).isEmpty();
        assertThat(ids(ProjectScope.of(Set.of(foreignAccount), Set.of(foreign)), "harbor"))
                .isEmpty();
        assertThat(ids(ProjectScope.ALL, stranger.toString())).isEmpty();
        assertThat(ids(ProjectScope.ALL, "#" + stranger)).isEmpty();
    }

    @Test
    void withoutATenantNothingIsFound() {
        project(tenant, acme, "Harbor Bridge");

        assertThat(DATABASE.<List<UUID>>withoutTenant(sql ->
                        sql.column("SELECT id FROM search_projects('harbor', true, '{}', '{}', 3, NULL, NULL, 9)")))
                .isEmpty();
    }

    @Test
    void whatIsGoneIsNotFound() {
        UUID gone = project(tenant, acme, "Harbor Bridge");
        DATABASE.inTenant(tenant, sql -> sql.update("UPDATE projects_cache SET gone_at = now() WHERE id = ?", gone));

        assertThat(ids(ProjectScope.ALL, "harbor")).isEmpty();
    }

    @Test
    void theExactNameComesFirstThenWhatBeginsWithItThenTheRestByName() {
        UUID rest = project(tenant, acme, "A harbor");
        UUID exact = project(tenant, acme, "Harbor");
        UUID begins = project(tenant, acme, "Harbor Bridge");
        UUID later = project(tenant, acme, "The harbor");

        assertThat(ids(ProjectScope.ALL, "harbor")).containsExactly(exact, begins, rest, later);
    }

    @Test
    void pagesTogetherHoldEveryHitOnce() {
        List<UUID> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            all.add(project(tenant, acme, i % 2 == 0 ? "Harbor " + i % 3 : i + " harbor"));
        }
        List<UUID> read = new ArrayList<>();
        SearchFrom from = SearchFrom.BEGINNING;
        List<SearchHit> page = find(ProjectScope.ALL, "harbor", from, 2);
        while (!page.isEmpty()) {
            page.forEach(hit -> read.add(hit.id()));
            SearchHit last = page.get(page.size() - 1);
            page = find(ProjectScope.ALL, "harbor", new SearchFrom(last.rank(), last.title(), last.id()), 2);
        }

        assertThat(read).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void aNameOfMarkupIsFoundAndComesBackAsItIs() {
        project(tenant, acme, "<img src=x onerror=alert(1)>");

        assertThat(find(ProjectScope.ALL, "onerror", SearchFrom.BEGINNING, 5))
                .extracting(SearchHit::title, SearchHit::accountName)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("<img src=x onerror=alert(1)>", "Acme"));
    }

    private List<UUID> ids(ProjectScope scope, String text) {
        return find(scope, text, SearchFrom.BEGINNING, 50).stream()
                .map(SearchHit::id)
                .toList();
    }

    private List<SearchHit> find(ProjectScope scope, String text, SearchFrom from, int limit) {
        return UNIT.inTenant(tenant, em -> {
            var search = new ProjectSearch();
            search.em = em;
            return search.find(scope, text, from, limit);
        });
    }

    private static UUID account(UUID tenant, String name) {
        UUID id = UUID.randomUUID();
        DATABASE.inTenant(
                tenant,
                sql -> sql.update(
                        "INSERT INTO accounts (tenant_id, id, slug, name) VALUES (?, ?, lower(?), ?)",
                        tenant,
                        id,
                        name,
                        name));
        return id;
    }

    private static UUID project(UUID tenant, UUID account, String name) {
        UUID id = UUID.randomUUID();
        DATABASE.inTenant(tenant, sql -> sql.update("""
                        INSERT INTO projects_cache (tenant_id, id, zoho_project_id, account_id, name, status, last_synced)
                        VALUES (?, ?, ?, ?, ?, 'Active', now())""", tenant, id, id.toString(), account, name));
        return id;
    }
}

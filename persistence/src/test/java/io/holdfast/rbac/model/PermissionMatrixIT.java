package io.holdfast.rbac.model;

import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.rbac.decision.Evaluator;
import io.holdfast.rbac.decision.Facts;
import io.holdfast.rbac.decision.Question;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Scope;
import io.holdfast.shared.time.Columns;
import io.holdfast.testing.People;
import io.holdfast.testing.SqlFailure;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import io.holdfast.testing.Together;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The matrix follows every change of rights, says what a rebuild says, and lets nobody be found whom the specification refuses. */
class PermissionMatrixIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);
    private static final People PEOPLE = new People(DATABASE);
    private static final int ORGANIZATIONS = 3;
    private static final int STEPS = 100;
    private static final String REFRESH = "SELECT refresh_permission_materialized_views()";
    private static final List<String> TABLES =
            List.of("role_effective_permissions", "user_permission_matrix", "org_permission_summary");

    @AfterAll
    static void close() {
        UNIT.close();
    }

    /** After each change: what triggers kept is what a rebuild makes, and whoever is found is whom the evaluator lets. */
    @Test
    void afterEveryChangeTheMatrixIsWhatARebuildMakesAndTheSpecificationSays() {
        Map<String, Integer> steps = new TreeMap<>();
        int allowed = 0;
        for (int n = 0; n < ORGANIZATIONS; n++) {
            long seed = 20261130L + n;
            var random = new Random(seed);
            var rights = new RandomRights(DATABASE, random);
            for (int i = 0; i < STEPS; i++) {
                String step = rights.step();
                steps.merge(step.replaceAll("\\d+ rows", "rows"), 1, Integer::sum);
                String history = "seed " + seed + ", change " + i + ", " + step;
                assertThat(DATABASE.<Long>inTenant(rights.tenant, sql -> sql.one(REFRESH)))
                        .as(history)
                        .isZero();
                allowed += UNIT.inTenant(rights.tenant, em -> searchesAreRight(em, rights, history));
            }
        }
        assertThat(steps.keySet()).as("changes of all kinds were carried out").hasSizeGreaterThan(20);
        assertThat(allowed).as("people were allowed things").isGreaterThan(ORGANIZATIONS * STEPS);
    }

    @Test
    void aRebuildFromNothingMakesWhatTriggersKept() {
        var rights = new RandomRights(DATABASE, new Random(7));
        for (int i = 0; i < 60; i++) {
            rights.step();
        }
        List<List<Object>> kept = contents(rights.tenant);
        assertThat(kept.get(1)).isNotEmpty();
        DATABASE.asOwner(sql -> {
            TABLES.forEach(table -> sql.update("DELETE FROM " + table + " WHERE tenant_id = ?", rights.tenant));
            return null;
        });
        long wrong = DATABASE.inTenant(rights.tenant, sql -> sql.one(REFRESH));
        assertThat(wrong).isPositive();
        assertThat(contents(rights.tenant)).isEqualTo(kept);
    }

    @Test
    void aRowThatSomebodyMadeByHandIsFoundAndTakenAway() {
        UUID firm = PEOPLE.firm();
        for (String insert : List.of(
                "INSERT INTO role_effective_permissions VALUES (?, gen_random_uuid(), gen_random_uuid())",
                "INSERT INTO user_permission_matrix VALUES (?, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(),"
                        + " gen_random_uuid(), 'x', 'tenant', NULL, now(), NULL, false)",
                "INSERT INTO org_permission_summary VALUES (?, gen_random_uuid())",
                "UPDATE org_permission_summary SET people = 7 WHERE tenant_id = ?"
                        + " AND permission_id = (SELECT id FROM permissions WHERE name = 'upload:files' AND tenant_id = org_permission_summary.tenant_id)")) {
            DATABASE.asOwner(sql -> sql.update(insert, firm));
            assertThat(DATABASE.<Long>inTenant(firm, sql -> sql.one(REFRESH)))
                    .as(insert)
                    .isPositive();
            assertThat(DATABASE.<Long>inTenant(firm, sql -> sql.one(REFRESH))).isZero();
        }
    }

    /** Of two changes that need each other neither misses the other. */
    @Test
    void changesAtTheSameTimeLeaveTheMatrixWhole() {
        UUID firm = PEOPLE.firm();
        for (int round = 0; round < 20; round++) {
            UUID member = PEOPLE.member(firm);
            UUID role = UUID.randomUUID();
            DATABASE.asOwner(sql -> sql.update(
                    "INSERT INTO roles (tenant_id, id, name, description, level) VALUES (?, ?, ?, '', 1)",
                    firm,
                    role,
                    "role-" + role));
            var turn = new AtomicInteger();
            Together.run(
                    2,
                    () -> DATABASE.asOwner(sql -> turn.getAndIncrement() == 0
                            ? sql.update(
                                    "INSERT INTO user_roles (tenant_id, id, user_id, role_id) VALUES (?, gen_random_uuid(), ?, ?)",
                                    firm,
                                    member,
                                    role)
                            : sql.update(
                                    "INSERT INTO role_permissions (tenant_id, id, role_id, permission_id)"
                                            + " SELECT tenant_id, gen_random_uuid(), ?, id FROM permissions"
                                            + " WHERE tenant_id = ? AND name = 'upload:files'",
                                    role,
                                    firm)));
            assertThat(DATABASE.<Long>inTenant(
                            firm,
                            sql -> sql.one("SELECT count(*) FROM user_permission_matrix WHERE user_id = ?", member)))
                    .isOne();
        }
        assertThat(DATABASE.<Long>inTenant(firm, sql -> sql.one(REFRESH))).isZero();
    }

    @Test
    void whenATableOfRightsIsEmptiedTheMatrixIsEmptyToo() {
        TestDatabase database = TestDatabase.migrated();
        var people = new People(database);
        UUID firm = people.firm();
        UUID member = people.member(firm);
        database.asOwner(sql -> sql.update(
                "INSERT INTO user_roles (tenant_id, id, user_id, role_id) SELECT tenant_id, gen_random_uuid(), ?, id"
                        + " FROM roles WHERE tenant_id = ? AND name = 'admin'",
                member,
                firm));
        String count = "SELECT count(*) FROM user_permission_matrix WHERE tenant_id = ?";
        assertThat(database.<Long>asOwner(sql -> sql.one(count, firm))).isPositive();
        database.asOwner(sql -> sql.update("TRUNCATE role_permissions"));
        assertThat(database.<Long>asOwner(sql -> sql.one(count, firm))).isZero();
    }

    @Test
    void theRuntimeWritesNoneOfTheTables() {
        UUID firm = PEOPLE.firm();
        for (String table : TABLES) {
            assertThatThrownBy(() -> DATABASE.inTenant(firm, sql -> sql.update("DELETE FROM " + table)))
                    .isInstanceOf(SqlFailure.class)
                    .hasMessageContaining("permission denied");
        }
    }

    private static int searchesAreRight(EntityManager em, RandomRights rights, String history) {
        var tenant = new TenantId(rights.tenant);
        PermissionSearch search = search(em);
        Set<UserId> users = rights.members.stream().map(UserId::new).collect(toUnmodifiableSet());
        Facts facts = facts(em).about(tenant, users, Set.copyOf(RandomRights.PERMISSIONS), Set.copyOf(rights.places));
        Instant now = Columns.instant(em.createNativeQuery("select now()").getSingleResult());
        int allowed = 0;
        UUID somebody = rights.any(rights.members);
        String something = rights.any(RandomRights.PERMISSIONS);
        for (Scope place : rights.places) {
            Set<UUID> who = new HashSet<>();
            for (UUID member : rights.members) {
                if (Evaluator.decide(facts, new Question(rights.tenant, member, something, place, now))
                        .allowed()) {
                    who.add(member);
                }
            }
            assertThat(search.who(tenant, Area.ALL, something, place, null, null, 100))
                    .as("%s: who may %s at %s", history, something, place)
                    .extracting(person -> person.user().value())
                    .containsExactlyInAnyOrderElementsOf(who);
            List<String> actions = new ArrayList<>();
            for (String permission : RandomRights.PERMISSIONS) {
                if (Evaluator.decide(facts, new Question(rights.tenant, somebody, permission, place, now))
                        .allowed()) {
                    actions.add(permission);
                }
            }
            List<String> found = search.actions(tenant, new UserId(somebody), place, null, null, 100);
            assertThat(found).doesNotHaveDuplicates();
            assertThat(found.stream().filter(RandomRights.PERMISSIONS::contains).toList())
                    .as("%s: what %s may do at %s", history, somebody, place)
                    .containsExactlyInAnyOrderElementsOf(actions);
            allowed += who.size() + actions.size();
        }
        return allowed;
    }

    static PermissionSearch search(EntityManager em) {
        var search = new PermissionSearch();
        search.em = em;
        search.places = new Places();
        search.places.em = em;
        return search;
    }

    static DecisionFacts facts(EntityManager em) {
        var facts = new DecisionFacts();
        facts.em = em;
        facts.places = new Places();
        facts.places.em = em;
        return facts;
    }

    private static List<List<Object>> contents(UUID tenant) {
        return DATABASE.inTenant(tenant, sql -> TABLES.stream()
                .map(table -> sql.<Object>column("SELECT t::text FROM " + table + " t ORDER BY 1"))
                .toList());
    }
}

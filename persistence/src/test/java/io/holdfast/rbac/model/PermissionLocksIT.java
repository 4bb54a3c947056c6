package io.holdfast.rbac.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.testing.People;
import io.holdfast.testing.Sql;
import io.holdfast.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an organization locks for those below it: a state over a district, an organization of it, and a part of that. */
class PermissionLocksIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final People PEOPLE = new People(DATABASE);
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String KEY = "upload:files";

    private final ExecutorService other = Executors.newSingleThreadExecutor();
    private UUID state;
    private UUID district;
    private UUID organization;
    private UUID part;
    private UUID member;

    @BeforeEach
    void organizations() {
        state = PEOPLE.firm();
        district = PEOPLE.firm();
        organization = PEOPLE.firm();
        part = PEOPLE.firm();
        move(district, state);
        move(organization, district);
        move(part, organization);
        member = engineer(organization);
    }

    @AfterEach
    void end() {
        other.shutdownNow();
    }

    @Test
    void aLockHoldsInEveryOrganizationBelowAndNotInTheOneThatSetIt() {
        UUID ofDistrict = engineer(district);
        UUID ofPart = engineer(part);
        UUID administrator = person(part, "admin");

        lock(district, "admin");

        assertThat(may(district, ofDistrict)).isTrue();
        assertThat(may(organization, member)).isFalse();
        assertThat(may(part, ofPart)).isFalse();
        assertThat(may(part, administrator)).isTrue();
    }

    @Test
    void aLockWinsOverWhatWasAddedAndRemovedBelowAndEndsWithIt() {
        UUID administrator = person(organization, "admin");
        set(organization, "internal_engineer", "ADD");
        set(organization, "admin", "REMOVE");
        assertThat(may(organization, administrator)).isFalse();

        lock(district, "admin");
        assertThat(may(organization, member)).isFalse();
        assertThat(may(organization, administrator)).isTrue();

        DATABASE.asOwner(sql -> sql.update("DELETE FROM organization_permissions WHERE tenant_id = ?", district));
        assertThat(may(organization, member)).isTrue();
        assertThat(may(organization, administrator)).isFalse();
    }

    @Test
    void nobodyInBetweenWidensALock() {
        lock(state, "admin");
        lock(district, "internal_engineer");

        assertThat(may(organization, member)).isFalse();
        assertThat(may(district, engineer(district)))
                .as("the district is bound itself")
                .isFalse();
    }

    @Test
    void whoMovesIsBoundByTheLocksOfTheNewPlaceAlone() {
        UUID free = PEOPLE.firm();
        UUID ofPart = engineer(part);
        lock(district, "admin");
        assertThat(may(part, ofPart)).isFalse();

        move(organization, free);
        assertThat(may(organization, member)).isTrue();
        assertThat(may(part, ofPart)).isTrue();

        lock(free, "client_user");
        assertThat(may(part, ofPart)).isFalse();
        move(organization, null);
        assertThat(may(part, ofPart)).isTrue();
        move(organization, district);
        assertThat(may(part, ofPart)).isFalse();
    }

    @Test
    void aLockRaisesTheEpochsOfAllBelowAndOfNobodyElse() {
        UUID elsewhere = PEOPLE.firm();
        Map<UUID, Long> before = epochs();

        lock(district, "admin");

        Map<UUID, Long> after = epochs();
        for (UUID bound : List.of(district, organization, part)) {
            assertThat(after.get(bound)).isEqualTo(before.get(bound) + 1);
        }
        assertThat(after.get(state)).isEqualTo(before.get(state));
        assertThat(after.get(elsewhere)).isEqualTo(before.get(elsewhere));

        DATABASE.asOwner(
                sql -> sql.update("UPDATE organization_permissions SET effect = 'ADD' WHERE tenant_id = ?", district));
        assertThat(epochs().get(part)).isEqualTo(after.get(part) + 1);
    }

    @Test
    void whatAnOrganizationChangesForItselfConcernsNobodyBelow() {
        long before = epochs().get(organization);
        set(district, "internal_engineer", "REMOVE");

        assertThat(may(organization, member)).isTrue();
        assertThat(epochs().get(organization)).isEqualTo(before);
    }

    @Test
    void aMoveRaisesTheEpochsOfTheMovedAndOfAllBelowIt() {
        Map<UUID, Long> before = epochs();

        move(organization, state);

        Map<UUID, Long> after = epochs();
        assertThat(after.get(organization)).isEqualTo(before.get(organization) + 1);
        assertThat(after.get(part)).isEqualTo(before.get(part) + 1);
        assertThat(after.get(district)).isEqualTo(before.get(district));
    }

    @Test
    void aWriteBelowThatWasCheckedIsOverBeforeALockCommits() throws Exception {
        try (Connection connection = DATABASE.app().getConnection()) {
            connection.setAutoCommit(false);
            var writer = new Sql(connection);
            writer.enterTenant(part);
            writer.one("SELECT lock_rights(false)");

            Future<?> locking = other.submit(() -> lock(district, "admin"));
            await().atMost(SOON).until(PermissionLocksIT::somebodyWaits);
            assertThat(locking.isDone()).isFalse();
            connection.commit();
            locking.get();
        }
    }

    @Test
    void aWriteBelowWaitsForALockThatIsUnderWay() throws Exception {
        long before = epochs().get(part);
        try (Connection connection = DATABASE.owner().getConnection()) {
            connection.setAutoCommit(false);
            var owner = new Sql(connection);
            owner.update("SET CONSTRAINTS ALL IMMEDIATE");
            insert(owner, district, "admin", "LOCK");

            Future<Long> write =
                    other.submit(() -> DATABASE.inTenant(part, sql -> sql.<Long>one("SELECT lock_rights(false)")));
            await().atMost(SOON).until(PermissionLocksIT::somebodyWaits);
            connection.commit();
            assertThat(write.get()).as("the epoch since the lock").isEqualTo(before + 1);
        }
    }

    @Test
    void whoComesBelowWhileALockIsUnderWayHasItsEpochRaisedToo() throws Exception {
        UUID late = UUID.randomUUID();
        try (Connection connection = DATABASE.owner().getConnection()) {
            connection.setAutoCommit(false);
            new Sql(connection)
                    .update(
                            "INSERT INTO tenants (id, slug, name, kind, parent_id) VALUES (?, ?, 'Late',"
                                    + " 'engineering-portal', ?)",
                            late,
                            "late-" + late,
                            organization);

            Future<?> locking = other.submit(() -> lock(district, "admin"));
            await().atMost(SOON).until(PermissionLocksIT::somebodyWaits);
            connection.commit();
            locking.get();
        }
        assertThat(epochs().get(late)).isEqualTo(2);
    }

    @Test
    void organizationsBelowAreTheActiveOnesOfTheTree() {
        assertThat(below(district, organization)).isTrue();
        assertThat(below(district, part)).isTrue();
        assertThat(below(district, district)).isFalse();
        assertThat(below(organization, district)).isFalse();
        assertThat(below(district, PEOPLE.firm())).isFalse();
        assertThat(below(district, UUID.randomUUID())).isFalse();
        DATABASE.asOwner(sql -> sql.update("UPDATE tenants SET status = 'suspended' WHERE id = ?", part));
        assertThat(below(district, part)).isFalse();
    }

    @Test
    void parentsInACircleEndNoQueryInALoop() {
        DATABASE.asOwner(sql -> sql.update("UPDATE tenants SET parent_id = ? WHERE id = ?", part, state));
        lock(district, "admin");

        assertThat(may(organization, member)).isFalse();
        assertThat(DATABASE.<Long>inTenant(part, sql -> sql.one("SELECT lock_rights(true)")))
                .isPositive();
    }

    @Test
    void theDoorTellsOfLocksAndOfNothingElse() {
        set(district, "internal_engineer", "ADD");
        lock(district, "admin");

        assertThat(DATABASE.<List<Map<String, Object>>>inTenant(
                        part, sql -> sql.rows("SELECT * FROM permission_locks_above()")))
                .containsExactly(
                        Map.of("above", 2, "organization", "Tenant " + district, "role", "admin", "permission", KEY));
        assertThat(DATABASE.<List<Map<String, Object>>>withoutTenant(
                        sql -> sql.rows("SELECT * FROM permission_locks_above()")))
                .isEmpty();
    }

    private static boolean below(UUID above, UUID asked) {
        return DATABASE.inTenant(above, sql -> sql.<Boolean>one("SELECT is_organization_below(?)", asked));
    }

    private static UUID engineer(UUID tenant) {
        return person(tenant, "internal_engineer");
    }

    private static UUID person(UUID tenant, String role) {
        UUID person = PEOPLE.member(tenant);
        DATABASE.asOwner(sql -> sql.update(
                "INSERT INTO user_roles (tenant_id, id, user_id, role_id)"
                        + " SELECT tenant_id, gen_random_uuid(), ?, id FROM roles WHERE tenant_id = ? AND name = ?",
                person,
                tenant,
                role));
        return person;
    }

    private static void move(UUID tenant, UUID parent) {
        DATABASE.asOwner(
                sql -> sql.update("UPDATE tenants SET parent_id = CAST(? AS uuid) WHERE id = ?", parent, tenant));
    }

    private static int lock(UUID tenant, String role) {
        return set(tenant, role, "LOCK");
    }

    private static int set(UUID tenant, String role, String effect) {
        return DATABASE.asOwner(sql -> insert(sql, tenant, role, effect));
    }

    private static int insert(Sql sql, UUID tenant, String role, String effect) {
        return sql.update(
                "INSERT INTO organization_permissions (tenant_id, id, module, role, permission, effect)"
                        + " VALUES (?, gen_random_uuid(), 'files', ?, ?, ?)",
                tenant,
                role,
                KEY,
                effect);
    }

    private static boolean may(UUID tenant, UUID person) {
        return DATABASE.inTenant(
                tenant,
                sql -> sql.<Boolean>one("SELECT user_has_org_permission_enhanced(?, ?, ?)", person, tenant, KEY));
    }

    private static Map<UUID, Long> epochs() {
        return DATABASE.asOwner(sql -> {
            Map<UUID, Long> epochs = new HashMap<>();
            sql.rows("SELECT tenant_id, epoch FROM tenant_epochs")
                    .forEach(row -> epochs.put((UUID) row.get("tenant_id"), (Long) row.get("epoch")));
            return epochs;
        });
    }

    private static boolean somebodyWaits() throws SQLException {
        return DATABASE.<Long>asOwner(
                        sql -> sql.one("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
                                + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"))
                > 0;
    }
}

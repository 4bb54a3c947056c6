package io.holdfast.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testing.People;
import io.holdfast.testing.Sql;
import io.holdfast.testing.SqlWork;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.Together;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every change that can take a right away raises the epoch, whoever makes it. The columns come from the catalog: a new one of a
 * table that callers are made of fails here until it stands in one of the two lists.
 */
class EpochTriggersIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final People PEOPLE = new People(DATABASE);
    private static final UUID PLATFORM = UUID.fromString("00000000-0000-7000-8000-000000000001");

    /** What may change without a caller changing, by table. */
    private static final Map<String, Set<String>> HARMLESS = Map.of(
            "sessions", Set.of("ip_address", "user_agent", "created_at", "last_seen_at"),
            "users",
                    Set.of(
                            "name",
                            "role",
                            "client_dashboard_id",
                            "zoho_refresh_token",
                            "preferences",
                            "last_login",
                            "version",
                            "created_at",
                            "updated_at"),
            "tenants", Set.of("slug", "name", "tier", "language", "version", "created_at", "updated_at"));

    /** How each other column changes; the row is found by {@code id}. */
    private static final Map<String, Map<String, String>> TELLING = Map.of(
            "sessions",
            Map.of(
                    "id", "gen_random_uuid()",
                    "tenant_id", "tenant_id",
                    "user_id",
                            "(SELECT id FROM users u WHERE u.tenant_id = sessions.tenant_id AND id <> user_id LIMIT 1)",
                    "token_hash", "sha256(token_hash)",
                    "idle_expires_at", "now()",
                    "expires_at", "now()",
                    "ended_at", "now(), end_reason = 'revoked'",
                    "end_reason", "'revoked', ended_at = now()",
                    "active_roles", "'{}'"),
            "users",
            Map.of(
                    "id", "gen_random_uuid()",
                    "tenant_id", "tenant_id",
                    "login_id", "(SELECT id FROM logins l WHERE id <> login_id LIMIT 1)",
                    "email", "'other@people.example'",
                    "contact_id", "'4711'",
                    "account_id", "(SELECT id FROM accounts a WHERE a.tenant_id = users.tenant_id)",
                    "status", "'disabled'"),
            "tenants",
            Map.of(
                    "id", "id",
                    "kind", "kind",
                    "status", "'suspended'",
                    "parent_id", "'00000000-0000-7000-8000-000000000001'"));

    /** Columns that the schema itself keeps from changing, or that cannot change alone. */
    private static final Set<String> FIXED =
            Set.of("sessions.tenant_id", "users.tenant_id", "tenants.id", "tenants.kind");

    private UUID tenant;
    private UUID user;
    private UUID session;

    @BeforeEach
    void aMemberOfAFirm() {
        tenant = PEOPLE.firm();
        user = PEOPLE.member(tenant);
        PEOPLE.member(tenant);
        session = UUID.randomUUID();
        DATABASE.asOwner(sql -> {
            sql.update("INSERT INTO accounts (tenant_id, id, slug, name) VALUES (?, ?, 'acme', 'Acme')", tenant, user);
            sql.update(
                    "INSERT INTO sessions (tenant_id, id, user_id, token_hash, idle_expires_at, expires_at)"
                            + " VALUES (?, ?, ?, sha256(CAST(? AS bytea)), now() + interval '1 hour', now() + interval '2 hours')",
                    tenant,
                    session,
                    user,
                    session.toString());
            return sql.update(
                    "INSERT INTO user_roles (tenant_id, id, user_id, role_id)"
                            + " SELECT ?, ?, ?, id FROM roles WHERE tenant_id = ? AND name = 'internal_pm'",
                    tenant,
                    user,
                    user,
                    tenant);
        });
    }

    static List<Arguments> tellingColumns() {
        return TELLING.entrySet().stream()
                .flatMap(table -> table.getValue().entrySet().stream()
                        .filter(column -> !FIXED.contains(table.getKey() + "." + column.getKey()))
                        .map(column -> Arguments.of(table.getKey(), column.getKey(), column.getValue())))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("tellingColumns")
    void aChangeOfWhatACallerIsMadeOfRaisesTheEpoch(String table, String column, String value) {
        // A session or grant that refers to the row would keep its key from changing.
        raises(1, sql -> {
            if (table.equals("users") && column.equals("id")) {
                sql.update("DELETE FROM sessions WHERE id = ?", session);
                sql.update("DELETE FROM user_roles WHERE id = ?", user);
            }
            return sql.update("UPDATE " + table + " SET " + column + " = " + value + " WHERE id = ?", idIn(table));
        });
    }

    @Test
    void everyColumnIsTellingOrHarmless() {
        HARMLESS.forEach((table, harmless) -> {
            Set<String> named = new TreeSet<>(harmless);
            named.addAll(TELLING.get(table).keySet());
            List<String> columns = DATABASE.asOwner(sql -> new Catalog(sql)
                    .columns(table).stream().map(Catalog.Column::name).toList());
            assertThat(columns).as("columns of %s", table).containsExactlyInAnyOrderElementsOf(named);
        });
    }

    static List<Arguments> harmlessColumns() {
        return HARMLESS.entrySet().stream()
                .flatMap(table -> table.getValue().stream().map(column -> Arguments.of(table.getKey(), column)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("harmlessColumns")
    void otherColumnsRaiseNothing(String table, String column) {
        String value = Map.of(
                        "ip_address", "'192.0.2.1'",
                        "preferences", "'{\"theme\": \"dark\"}'",
                        "version", "version + 1",
                        "tier", "'starter'",
                        "language", "'de'",
                        "slug", "'s-" + user + "'")
                .getOrDefault(column, column.matches(".*_at|last_login") ? "now()" : "'other'");
        raises(
                0,
                sql -> sql.update("UPDATE " + table + " SET " + column + " = " + value + " WHERE id = ?", idIn(table)));
    }

    @Test
    void aUseThatPutsOffTheEndOfASessionRaisesNothing() {
        raises(
                0,
                sql -> sql.update(
                        "UPDATE sessions SET last_seen_at = now(),"
                                + " idle_expires_at = idle_expires_at + interval '1 minute', expires_at = expires_at + interval '1 minute'"
                                + " WHERE id = ?",
                        session));
    }

    static Stream<Arguments> otherChanges() {
        Map<String, String> changes = new LinkedHashMap<>();
        changes.put("a session deleted", "DELETE FROM sessions WHERE tenant_id = ?");
        changes.put(
                "a user deleted", "DELETE FROM users WHERE tenant_id = ? AND id NOT IN (SELECT user_id FROM sessions)");
        changes.put("a grant revoked", "UPDATE user_roles SET revoked_at = now() WHERE tenant_id = ?");
        changes.put("a grant shortened", "UPDATE user_roles SET valid_to = now() + interval '1 s' WHERE tenant_id = ?");
        changes.put("a grant deleted", "DELETE FROM user_roles WHERE tenant_id = ?");
        changes.put(
                "a grant given",
                "INSERT INTO user_roles (tenant_id, id, user_id, role_id)"
                        + " SELECT r.tenant_id, gen_random_uuid(), u.id, r.id FROM roles r, users u"
                        + " WHERE r.tenant_id = ? AND u.tenant_id = r.tenant_id AND r.name = 'admin'");
        changes.put("a role renamed", "UPDATE roles SET name = name || '2' WHERE tenant_id = ?");
        changes.put(
                "a role deleted",
                "DELETE FROM roles WHERE tenant_id = ? AND id NOT IN (SELECT role_id FROM user_roles)");
        changes.put("a role losing permissions", "DELETE FROM role_permissions WHERE tenant_id = ?");
        changes.put(
                "a role getting other permissions",
                "UPDATE role_permissions rp SET permission_id = p.id FROM permissions p"
                        + " WHERE rp.tenant_id = ? AND p.tenant_id = rp.tenant_id AND p.name = 'manage:system'"
                        + " AND rp.id = (SELECT min(id::text)::uuid FROM role_permissions x WHERE x.tenant_id = rp.tenant_id"
                        + " AND NOT EXISTS (SELECT FROM role_permissions y WHERE y.tenant_id = x.tenant_id"
                        + " AND y.role_id = x.role_id AND y.permission_id = p.id))");
        changes.put(
                "a permission given to a role",
                "INSERT INTO role_permissions (tenant_id, id, role_id, permission_id)"
                        + " SELECT r.tenant_id, gen_random_uuid(), r.id, p.id FROM roles r, permissions p"
                        + " WHERE r.tenant_id = ? AND p.tenant_id = r.tenant_id AND r.name = 'client_user'"
                        + " AND p.name = 'manage:system'");
        changes.put(
                "a role taking over from another",
                "INSERT INTO role_hierarchy (tenant_id, id, senior_id, junior_id)"
                        + " SELECT s.tenant_id, gen_random_uuid(), s.id, j.id FROM roles s, roles j"
                        + " WHERE s.tenant_id = ? AND j.tenant_id = s.tenant_id AND s.name = 'internal_pm'"
                        + " AND j.name = 'internal_engineer'");
        changes.put(
                "a person being denied",
                "INSERT INTO permission_denies (tenant_id, id, user_id, permission_id, reason)"
                        + " SELECT u.tenant_id, gen_random_uuid(), u.id, p.id, 'a test' FROM users u, permissions p"
                        + " WHERE u.tenant_id = ? AND p.tenant_id = u.tenant_id AND p.name = 'manage:system'");
        changes.put(
                "what a role holds changed by the organization",
                "INSERT INTO organization_permissions (tenant_id, id, module, role, permission, effect)"
                        + " VALUES (?, gen_random_uuid(), 'files', 'internal_pm', 'upload:files', 'ADD')");
        changes.put(
                "a permission locked",
                "INSERT INTO organization_permissions (tenant_id, id, module, role, permission, effect)"
                        + " VALUES (?, gen_random_uuid(), 'files', 'internal_pm', 'upload:files', 'LOCK')");
        changes.put(
                "roles kept apart",
                "INSERT INTO separation_sets (tenant_id, id, name, description, kind, cardinality)"
                        + " VALUES (?, gen_random_uuid(), 'apart', '', 'STATIC', 2)");
        changes.put("a permission renamed", "UPDATE permissions SET name = name || 'x' WHERE tenant_id = ?");
        changes.put("an organization closed", "UPDATE tenants SET status = 'closed' WHERE id = ?");
        return changes.entrySet().stream().map(change -> Arguments.of(change.getKey(), change.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherChanges")
    void aChangeOfGrantsOrOfWhatTheyMeanRaisesTheEpochOnce(String change, String statement) {
        raises(1, sql -> sql.update(statement, tenant));
    }

    @Test
    void aDenyThatIsLiftedAndARoleThatTakesOverNoMoreRaiseTheEpoch() {
        DATABASE.asOwner(sql -> {
            sql.update(
                    "INSERT INTO role_hierarchy (tenant_id, id, senior_id, junior_id)"
                            + " SELECT s.tenant_id, gen_random_uuid(), s.id, j.id FROM roles s, roles j"
                            + " WHERE s.tenant_id = ? AND j.tenant_id = s.tenant_id AND s.name = 'admin'"
                            + " AND j.name = 'internal_pm'",
                    tenant);
            return sql.update(
                    "INSERT INTO permission_denies (tenant_id, id, user_id, permission_id, reason)"
                            + " SELECT tenant_id, gen_random_uuid(), ?, id, 'a test' FROM permissions"
                            + " WHERE tenant_id = ? AND name = 'manage:system'",
                    user,
                    tenant);
        });
        raises(1, sql -> sql.update("UPDATE permission_denies SET revoked_at = now() WHERE tenant_id = ?", tenant));
        raises(1, sql -> sql.update("DELETE FROM role_hierarchy WHERE tenant_id = ?", tenant));
    }

    @Test
    void aDeletedPermissionRaisesTheEpoch() {
        UUID permission = UUID.randomUUID();
        DATABASE.asOwner(sql -> sql.update(
                "INSERT INTO permissions (tenant_id, id, name, description, resource, action)"
                        + " VALUES (?, ?, 'bake:bread', '', 'bread', 'bake')",
                tenant,
                permission));
        raises(1, sql -> sql.update("DELETE FROM permissions WHERE id = ?", permission));
    }

    @Test
    void theRuntimeRaisesEpochsWithoutAPrivilegeOnThem() {
        long before = epoch(tenant);
        DATABASE.inTenant(
                tenant,
                sql -> sql.update(
                        "UPDATE sessions SET ended_at = now(), end_reason = 'signed-out' WHERE id = ?", session));
        assertThat(epoch(tenant)).isEqualTo(before + 1);
    }

    @Test
    void oneTransactionRaisesTheEpochOnceHoweverMuchItChanges() {
        raises(1, sql -> {
            sql.update("UPDATE users SET status = 'disabled' WHERE tenant_id = ?", tenant);
            sql.update("UPDATE sessions SET ended_at = now(), end_reason = 'revoked' WHERE tenant_id = ?", tenant);
            return sql.update("DELETE FROM role_permissions WHERE tenant_id = ?", tenant);
        });
    }

    @Test
    void otherTenantsKeepTheirEpoch() {
        UUID other = PEOPLE.firm();
        long before = epoch(other);
        raises(1, sql -> sql.update("UPDATE users SET status = 'disabled' WHERE tenant_id = ?", tenant));
        assertThat(epoch(other)).isEqualTo(before);
    }

    @Test
    void aChangedOrDeletedSigningKeyRaisesThePlatformsEpochAndANewOneDoesNot() {
        long before = epoch(PLATFORM);
        DATABASE.asOwner(sql -> sql.update("INSERT INTO signing_keys (id, public_key, private_key, signs_until,"
                + " published_until) VALUES ('k', '', '', now(), now() + interval '1 day')"));
        assertThat(epoch(PLATFORM)).isEqualTo(before);
        DATABASE.asOwner(sql -> sql.update("UPDATE signing_keys SET published_until = now() + interval '1 hour'"));
        assertThat(epoch(PLATFORM)).isEqualTo(before + 1);
        DATABASE.asOwner(sql -> sql.update("DELETE FROM signing_keys"));
        assertThat(epoch(PLATFORM)).isEqualTo(before + 2);
    }

    @ParameterizedTest
    @MethodSource("truncatable")
    void anEmptiedTableRaisesEveryEpoch(String table) {
        TestDatabase database = TestDatabase.migrated();
        UUID somebody = new People(database).firm();
        long before = epoch(database, somebody);
        database.asOwner(sql -> sql.update("TRUNCATE " + table + " CASCADE"));
        assertThat(epoch(database, somebody)).isGreaterThan(before);
        assertThat(epoch(database, PLATFORM)).isGreaterThan(1);
    }

    static List<String> truncatable() {
        return List.of(
                "sessions",
                "users",
                "user_roles",
                "role_permissions",
                "roles",
                "permissions",
                "role_hierarchy",
                "permission_denies",
                "organization_permissions",
                "separation_sets",
                "separation_set_roles",
                "signing_keys",
                "accounts");
    }

    @Test
    void noSessionOfTheDatabaseIsExcepted() {
        List<String> resting = DATABASE.asOwner(
                sql -> sql.column(
                        "SELECT tgrelid::regclass || '.' || tgname FROM pg_trigger WHERE tgname ~ 'epoch|incarnation' AND tgenabled <> 'A'"));
        assertThat(resting).isEmpty();
    }

    @Test
    void aRolledBackChangeRaisesNothing() throws SQLException {
        long before = epoch(tenant);
        try (Connection connection = DATABASE.owner().getConnection()) {
            connection.setAutoCommit(false);
            var sql = new Sql(connection);
            sql.update("SET CONSTRAINTS ALL IMMEDIATE");
            sql.update("UPDATE users SET status = 'disabled' WHERE tenant_id = ?", tenant);
            connection.rollback();
        }
        assertThat(epoch(tenant)).isEqualTo(before);
    }

    @Test
    void changesAtTheSameTimeAreCountedEach() {
        Queue<UUID> members = new ConcurrentLinkedQueue<>();
        Stream.generate(() -> PEOPLE.member(tenant)).limit(8).forEach(members::add);
        long before = epoch(tenant);

        Together.run(8, () -> disable(members.remove()));

        assertThat(epoch(tenant)).isEqualTo(before + 8);
    }

    @Test
    void anOpenTransactionKeepsNoOtherFromChangingRights() throws SQLException {
        UUID other = PEOPLE.member(tenant);
        long before = epoch(tenant);
        try (Connection connection = DATABASE.owner().getConnection()) {
            connection.setAutoCommit(false);
            var open = new Sql(connection);
            open.update("UPDATE users SET status = 'disabled' WHERE id = ?", user);

            assertThat(disable(other)).isOne();
            // With the epoch locked by the first statement, the two would now wait for each other.
            open.update("UPDATE users SET name = 'seen' WHERE id = ?", other);
            connection.commit();
        }
        assertThat(epoch(tenant)).isEqualTo(before + 2);
    }

    @Test
    void aTenantHasAnEpochFromItsFirstMoment() {
        UUID fresh = DATABASE.newTenant("food-safety");
        assertThat(epoch(fresh)).isPositive();
    }

    @Test
    void aLostEpochMakesADatabaseOfAnotherIncarnation() {
        TestDatabase database = TestDatabase.migrated();
        UUID before = incarnation(database);
        database.asOwner(sql -> sql.update("DELETE FROM tenant_epochs WHERE tenant_id = ?", PLATFORM));
        UUID after = incarnation(database);
        assertThat(after).isNotEqualTo(before);
        database.asOwner(sql -> sql.update("TRUNCATE tenant_epochs"));
        assertThat(incarnation(database)).isNotEqualTo(after);
    }

    private int disable(UUID member) {
        return DATABASE.inTenant(tenant, sql -> {
            sql.update("SET LOCAL lock_timeout = '5s'");
            return sql.update("UPDATE users SET status = 'disabled' WHERE id = ?", member);
        });
    }

    private UUID idIn(String table) {
        return Map.of("sessions", session, "users", user, "tenants", tenant).get(table);
    }

    private void raises(int times, SqlWork<Integer> change) {
        long before = epoch(tenant);
        assertThat(DATABASE.asOwner(change)).isPositive();
        assertThat(epoch(tenant)).isEqualTo(before + times);
    }

    private static long epoch(UUID of) {
        return epoch(DATABASE, of);
    }

    private static long epoch(TestDatabase database, UUID of) {
        return database.asOwner(sql -> sql.<Long>one("SELECT epoch FROM tenant_epochs WHERE tenant_id = ?", of));
    }

    private static UUID incarnation(TestDatabase database) {
        return database.asOwner(sql -> sql.one("SELECT id FROM database_incarnation"));
    }
}

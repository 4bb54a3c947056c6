package io.holdfast.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.database.Catalog.ForeignKey;
import io.holdfast.testing.Sql;
import io.holdfast.testing.SqlWork;
import io.holdfast.testing.TestDatabase;
import java.io.StringReader;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.PGConnection;

/**
 * Every table with a tenant, taken from the catalog, as the runtime: nothing without a tenant, and with one tenant nothing of
 * another. A new table is tested without a line here; what it needs of the database is in docs/TENANCY.md.
 */
class TenantIsolationIT {
    private static final String NO_PRIVILEGE_OR_POLICY = "42501";
    private static final String FOREIGN_KEY = "23503";
    private static final String NOT_SUPPORTED = "0A000";

    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final UUID BAKERY = DATABASE.newTenant("food-safety");
    private static final UUID BISTRO = DATABASE.newTenant("food-safety");
    private static SingleConnection runtime;

    @BeforeAll
    static void everyTableHoldsRowsOfBothTenants() throws SQLException {
        runtime = new SingleConnection(DATABASE);
        DATABASE.asOwner(sql -> {
            var rows = new RowGenerator(sql);
            for (String table : new Catalog(sql).tenantTables()) {
                for (UUID tenant : List.of(BAKERY, BISTRO)) {
                    if (rowsOf(sql, table, tenant) == 0) {
                        rows.insert(table, tenant);
                    }
                }
            }
            return sql.update("ANALYZE");
        });
    }

    @AfterAll
    static void disconnect() throws SQLException {
        runtime.close();
    }

    static List<String> tables() {
        return DATABASE.asOwner(sql -> new Catalog(sql).tenantTables());
    }

    static List<String> tablesAndViews() {
        return DATABASE.asOwner(sql -> {
            var catalog = new Catalog(sql);
            return Stream.concat(catalog.tenantTables().stream(), catalog.tenantViews().stream())
                    .toList();
        });
    }

    static List<ForeignKey> foreignKeys() {
        return DATABASE.asOwner(sql -> {
            var catalog = new Catalog(sql);
            List<String> tables = catalog.tenantTables();
            return tables.stream()
                    .flatMap(table -> catalog.foreignKeys(table).stream())
                    .filter(key -> tables.contains(key.to()))
                    .toList();
        });
    }

    @ParameterizedTest
    @MethodSource("tablesAndViews")
    void withoutATenantNoRowIsVisible(String table) {
        assertThat(runtime.<Long>withoutTenant(sql -> sql.one("SELECT count(*) FROM " + table)))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("tablesAndViews")
    void aTenantSeesItsOwnRowsAndCountsNoOthers(String table) {
        long own = DATABASE.asOwner(sql -> rowsOf(sql, table, BAKERY));
        assertThat(own).isPositive();
        assertThat(runtime.<Long>as(BAKERY, sql -> sql.one("SELECT count(*) FROM " + table)))
                .isEqualTo(own);
        assertThat(runtime.<Long>as(BAKERY, sql -> rowsOf(sql, table, BISTRO))).isZero();
        // The planner's statistics hold values of all tenants: they are hidden too.
        assertThat(runtime.<Long>as(BAKERY, sql -> sql.one("SELECT count(*) FROM pg_stats WHERE tablename = ?", table)))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aTenantCannotChangeARowOfAnother(String table) {
        for (String column : columnsThatTheRuntimeMay("UPDATE", table)) {
            String update = "UPDATE %s SET \"%s\" = \"%s\" WHERE tenant_id = ?".formatted(table, column, column);
            assertThat(runtime.<Integer>as(BAKERY, sql -> sql.update(update, BISTRO)))
                    .isZero();
        }
        if (columnsThatTheRuntimeMay("UPDATE", table).isEmpty()) {
            assertThat(runtime.refusal(BAKERY, sql -> sql.update("UPDATE " + table + " SET tenant_id = tenant_id")))
                    .isEqualTo(NO_PRIVILEGE_OR_POLICY);
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aTenantCannotHandARowToAnother(String table) {
        assertThat(runtime.refusal(
                        BAKERY, sql -> sql.update("UPDATE " + table + " SET tenant_id = CAST(? AS uuid)", BISTRO)))
                .isEqualTo(NO_PRIVILEGE_OR_POLICY);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aTenantCannotDeleteARowOfAnother(String table) {
        SqlWork<Integer> delete = sql -> sql.update("DELETE FROM " + table + " WHERE tenant_id = ?", BISTRO);
        if (theRuntimeMay("DELETE", table)) {
            assertThat(runtime.<Integer>as(BAKERY, delete)).isZero();
        } else {
            assertThat(runtime.refusal(BAKERY, delete)).isEqualTo(NO_PRIVILEGE_OR_POLICY);
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aTenantCannotInsertARowForAnother(String table) {
        Map<String, String> row = DATABASE.asOwner(sql -> new RowGenerator(sql).rowOf(table, BISTRO));
        assertThat(runtime.refusal(BAKERY, insertion(table, row))).isEqualTo(NO_PRIVILEGE_OR_POLICY);
        assertThat(runtime.refusal(null, insertion(table, row))).isEqualTo(NO_PRIVILEGE_OR_POLICY);
    }

    @ParameterizedTest
    @MethodSource("foreignKeys")
    void aRowCannotPointToARowOfAnother(ForeignKey key) {
        Map<String, String> row = DATABASE.asOwner(sql -> {
            var rows = new RowGenerator(sql);
            Map<String, String> made = rows.rowOf(key.from(), BAKERY);
            Map<String, String> stranger = rows.insert(key.to(), BISTRO);
            made.putAll(RowGenerator.reference(key, stranger));
            made.put("tenant_id", BAKERY.toString());
            return made;
        });
        if (theRuntimeMay("INSERT", key.from())) {
            assertThat(runtime.refusal(BAKERY, insertion(key.from(), row))).isEqualTo(FOREIGN_KEY);
        } else {
            assertThat(runtime.refusal(BAKERY, insertion(key.from(), row))).isEqualTo(NO_PRIVILEGE_OR_POLICY);
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void bulkLoadingPastThePolicyIsRefused(String table) {
        SqlWork<Long> copy = sql -> {
            try {
                return sql.connection()
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("COPY " + table + " FROM STDIN", new StringReader(""));
            } catch (java.io.IOException e) {
                throw new AssertionError(e);
            }
        };
        assertThat(runtime.refusal(BAKERY, copy)).isIn(NO_PRIVILEGE_OR_POLICY, NOT_SUPPORTED);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void rowSecurityCannotBeSwitchedOff(String table) {
        assertThat(runtime.refusal(BAKERY, sql -> {
                    sql.update("SET LOCAL row_security = off");
                    return sql.one("SELECT count(*) FROM " + table);
                }))
                .isEqualTo(NO_PRIVILEGE_OR_POLICY);
    }

    @Test
    void aTenantSeesNeitherParentNorNeighbourAmongTheTenants() {
        assertThat(runtime.<Long>withoutTenant(sql -> sql.one("SELECT count(*) FROM tenants")))
                .isZero();
        assertThat(runtime.<List<UUID>>as(BAKERY, sql -> sql.column("SELECT id FROM tenants")))
                .containsExactly(BAKERY);
        assertThat(runtime.<Integer>as(
                        BAKERY, sql -> sql.update("UPDATE tenants SET name = 'mine' WHERE id = ?", BISTRO)))
                .isZero();
        assertThat(runtime.refusal(BAKERY, sql -> sql.update("DELETE FROM tenants")))
                .isEqualTo(NO_PRIVILEGE_OR_POLICY);
    }

    @Test
    void aTenantCanBecomeNeitherThePlatformNorAChildOfAnother() {
        assertThat(runtime.refusal(BAKERY, sql -> sql.update("UPDATE tenants SET kind = 'platform'")))
                .isEqualTo(NO_PRIVILEGE_OR_POLICY);
        assertThat(runtime.refusal(BAKERY, sql -> sql.update("UPDATE tenants SET parent_id = ?", BISTRO)))
                .isEqualTo(NO_PRIVILEGE_OR_POLICY);
        UUID second = UUID.randomUUID();
        assertThat(runtime.refusal(
                        second,
                        sql -> sql.update(
                                "INSERT INTO tenants (id, slug, name, kind) VALUES (?, 'second', 'Second', 'platform')",
                                second)))
                .isEqualTo("23514");
    }

    @Test
    void theReaderIsBehindTheSameFloorAndWritesNothing() throws SQLException {
        try (var connection = DATABASE.reader().getConnection()) {
            connection.setAutoCommit(false);
            var sql = new Sql(connection);
            assertThat(sql.<Long>one("SELECT count(*) FROM accounts")).isZero();
            sql.enterTenant(BAKERY);
            assertThat(sql.<UUID>column("SELECT DISTINCT tenant_id FROM accounts"))
                    .containsExactly(BAKERY);
            assertThat(sql.<String>one("SHOW transaction_read_only")).isEqualTo("on");
        }
    }

    private static SqlWork<Integer> insertion(String table, Map<String, String> row) {
        return sql -> sql.update(
                RowGenerator.insertStatement(table, row), row.values().toArray());
    }

    private static long rowsOf(Sql sql, String table, UUID tenant) {
        return sql.<Long>one("SELECT count(*) FROM " + table + " WHERE tenant_id = ?", tenant);
    }

    private static boolean theRuntimeMay(String privilege, String table) {
        return DATABASE.asOwner(
                sql -> sql.<Boolean>one("SELECT has_table_privilege('holdfast_app', ?, ?)", table, privilege));
    }

    private static List<String> columnsThatTheRuntimeMay(String privilege, String table) {
        return DATABASE.asOwner(sql -> sql.column("""
                SELECT attname::text FROM pg_attribute
                WHERE attrelid = CAST(? AS regclass) AND attnum > 0 AND NOT attisdropped
                  AND has_column_privilege('holdfast_app', attrelid, attnum, ?)""", table, privilege));
    }
}

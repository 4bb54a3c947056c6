package io.holdfast.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testing.Sql;
import io.holdfast.testing.TestDatabase;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.Test;

class MigrationsIT {
    private static final Set<String> FEATURES = Set.of(
            "tenancy",
            "identity",
            "rbac",
            "audit",
            "cluster",
            "jobs",
            "mail",
            "zoho",
            "projects",
            "billing",
            "operations",
            "systemlog",
            "search");

    private static final Pattern NAME = Pattern.compile("([a-z]+)/V(\\d{14})__[a-z0-9]+(?:_[a-z0-9]+)*\\.sql");

    @Test
    void anEmptyDatabaseTakesAllMigrationsAndASecondRunChangesNothing() {
        TestDatabase database = TestDatabase.empty();
        assertThat(database.migrations().load().migrate().migrationsExecuted)
                .isEqualTo(database.migrations().load().info().all().length)
                .isPositive();
        assertThat(database.migrations().load().migrate().migrationsExecuted).isZero();
        assertThat(database.migrations().load().validateWithResult().validationSuccessful)
                .isTrue();
    }

    @Test
    void aFilledDatabaseKeepsItsRowsThroughEveryMigration() {
        TestDatabase database = TestDatabase.empty();
        UUID tenant = UUID.randomUUID();
        Map<String, Long> before = Map.of();
        MigrationInfo[] all = database.migrations().load().info().all();
        for (MigrationInfo migration : all) {
            database.migrations().target(migration.getVersion()).load().migrate();
            assertThat(rowsOf(database, tenant))
                    .as("rows after %s", migration.getScript())
                    .containsAllEntriesOf(before);
            before = fill(database, tenant);
        }
        assertThat(all).hasSizeGreaterThan(5);
        assertThat(before).containsKeys("tenants", "users", "roles", "audit_log", "projects_cache", "invoices_cache");
    }

    @Test
    void namesAreUniqueTimestampsInTheFolderOfTheirFeature() {
        List<String> versions = new ArrayList<>();
        for (MigrationInfo migration :
                TestDatabase.empty().migrations().load().info().all()) {
            Matcher name = NAME.matcher(migration.getScript());
            assertThat(name).as(migration.getScript()).matches(Matcher::matches);
            assertThat(FEATURES).contains(name.group(1));
            assertThat(LocalDateTime.parse(name.group(2), DateTimeFormatter.ofPattern("yyyyMMddHHmmss")))
                    .isNotNull();
            versions.add(name.group(2));
        }
        assertThat(versions).doesNotHaveDuplicates();
    }

    private static Map<String, Long> fill(TestDatabase database, UUID tenant) {
        database.asOwner(sql -> {
            var rows = new RowGenerator(sql);
            if (sql.one("SELECT id FROM tenants WHERE id = ?", tenant) == null) {
                sql.update(
                        "INSERT INTO tenants (id, slug, name, kind) VALUES (?, 'full', 'Full', 'food-safety')", tenant);
            }
            for (String table : new Catalog(sql).tenantTables()) {
                if (rowsOf(sql, table, tenant) == 0) {
                    rows.insert(table, tenant);
                }
            }
            return null;
        });
        return rowsOf(database, tenant);
    }

    /** The rows of one tenant by table; the shipped data of the platform may grow. */
    private static Map<String, Long> rowsOf(TestDatabase database, UUID tenant) {
        return database.asOwner(sql -> {
            Map<String, Long> counts = new TreeMap<>();
            if (sql.one("SELECT to_regclass('tenants')::text") == null) {
                return counts;
            }
            counts.put("tenants", sql.one("SELECT count(*) FROM tenants WHERE id = ?", tenant));
            new Catalog(sql).tenantTables().forEach(table -> counts.put(table, rowsOf(sql, table, tenant)));
            return counts;
        });
    }

    private static long rowsOf(Sql sql, String table, UUID tenant) {
        return sql.<Long>one("SELECT count(*) FROM " + table + " WHERE tenant_id = ?", tenant);
    }
}

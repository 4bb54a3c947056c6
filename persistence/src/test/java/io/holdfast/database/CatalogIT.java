package io.holdfast.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.database.Catalog.ForeignKey;
import io.holdfast.testing.Sql;
import io.holdfast.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules of docs/TENANCY.md, read from the catalog: a table, function or key that breaks one fails here by its name. */
class CatalogIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static Connection connection;
    private static Sql owner;
    private static Catalog catalog;

    @BeforeAll
    static void connect() throws SQLException {
        connection = DATABASE.owner().getConnection();
        owner = new Sql(connection);
        catalog = new Catalog(owner);
    }

    @AfterAll
    static void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void tablesWithoutATenantAreTheNamedOnes() {
        List<String> others = catalog.allTables();
        others.removeAll(catalog.tenantTables());
        assertThat(others)
                .containsExactlyInAnyOrder(
                        "flyway_schema_history",
                        "schema_requirement",
                        "tenants",
                        "database_incarnation",
                        "logins",
                        "signin_throttles",
                        "signing_keys",
                        "cluster_nodes",
                        "audit_installation",
                        "audit_installation_tree",
                        "audit_installation_checkpoints",
                        "audit_signing_keys",
                        "audit_incarnations",
                        "audit_mirrors",
                        "role_packs",
                        "role_pack_roles",
                        "role_pack_permissions",
                        "role_pack_role_permissions",
                        "role_pack_delegations",
                        "organization_permission_templates");
    }

    @Test
    void everyTenantTableForcesRowLevelSecurity() {
        assertThat(owner.<String>column("""
            SELECT relname::text FROM pg_class
            WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
              AND relrowsecurity AND relforcerowsecurity\
            """))
                .containsExactlyInAnyOrderElementsOf(protectedTables().toList());
    }

    @Test
    void everyTenantTableHasExactlyTheTwoPolicies() {
        protectedTables().forEach(table -> {
            String rows = table.equals("tenants") ? "(id = current_tenant())" : "(tenant_id = current_tenant())";
            assertThat(owner.<String>column("""
                SELECT concat_ws(' | ', policyname, permissive, array_to_string(roles, ','), cmd, qual, with_check)
                FROM pg_policies WHERE schemaname = 'public' AND tablename = ? ORDER BY policyname\
                """, table))
                    .as("policies of %s", table)
                    .containsExactly(
                            "owner_rows | PERMISSIVE | holdfast_owner | ALL | true | true",
                            "tenant_rows | PERMISSIVE | holdfast_app,holdfast_reader | ALL | " + rows + " | " + rows);
        });
    }

    @Test
    void theTenantOfATransactionIsTheSettingOrNothing() {
        assertThat(owner.<String>one("SELECT pg_get_functiondef('current_tenant()'::regprocedure)"))
                .contains("NULLIF(current_setting('holdfast.tenant_id'::text, true), ''::text)")
                .doesNotContain("SECURITY DEFINER");
    }

    @Test
    void theFloorIsServedByAnIndexAndNotByACallPerRow() throws SQLException {
        try (Connection app = DATABASE.app().getConnection()) {
            app.setAutoCommit(false);
            var runtime = new Sql(app);
            runtime.update("SET LOCAL enable_seqscan = off");
            assertThat(String.join(
                            "\n", runtime.<String>column("EXPLAIN SELECT id FROM projects_cache ORDER BY name, id")))
                    .contains("Index Cond: (tenant_id = (NULLIF(current_setting(");
        }
    }

    @Test
    void primaryKeysAndUniqueIndexesOfTenantTablesStartWithTheTenant() {
        assertThat(indexesThatDoNotStartWithTheTenant("i.indisunique")).isEmpty();
    }

    @Test
    void otherIndexesOfTenantTablesStartWithTheTenantUnlessADoorFunctionNeedsThem() {
        assertThat(indexesThatDoNotStartWithTheTenant("NOT i.indisunique"))
                .containsExactlyInAnyOrder(
                        "idx_users_login_id",
                        "idx_sessions_token_hash",
                        "idx_invitations_token_hash",
                        "idx_api_clients_token_hash",
                        "idx_tenant_epochs_raised_in",
                        "idx_jobs_later",
                        "idx_jobs_lease",
                        "idx_jobs_dead",
                        "idx_jobs_finished",
                        "idx_outbox_mails_message",
                        "idx_job_schedules_due",
                        "idx_audit_checkpoints_number",
                        "idx_system_logs_age",
                        // The tenant is one of the words in them.
                        "idx_audit_log_words",
                        "idx_projects_words",
                        "idx_invoices_words");
    }

    @Test
    void foreignKeysBetweenTenantTablesCarryTheTenant() {
        assertThat(tenantForeignKeys()).isNotEmpty().allSatisfy(key -> assertThat(
                        key.columns().get(key.targets().indexOf("tenant_id")))
                .as("%s", key)
                .isEqualTo("tenant_id"));
    }

    @Test
    void everyReferenceIsAForeignKeyOrIsNamedHere() {
        assertThat(owner.<String>column("""
            SELECT concat(c.relname, '.', a.attname) FROM pg_attribute a
            JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p') AND NOT c.relispartition
            WHERE c.relnamespace = 'public'::regnamespace AND a.atttypid = 'uuid'::regtype
              AND a.attname NOT IN ('id', 'tenant_id') AND NOT EXISTS (
                SELECT FROM pg_constraint k
                WHERE k.conrelid = c.oid AND k.contype = 'f' AND a.attnum = ANY (k.conkey))\
            """))
                .containsExactlyInAnyOrder(
                        // An account, a location or a project, as scope_type says.
                        "user_roles.scope_id",
                        "permission_denies.scope_id",
                        "invitations.scope_id",
                        "emergency_access.scope_id",
                        "access_reviews.scope_id",
                        // Made by triggers alone, by the million.
                        "role_effective_permissions.role_id",
                        "role_effective_permissions.permission_id",
                        "user_permission_matrix.user_id",
                        "user_permission_matrix.permission_id",
                        "user_permission_matrix.assignment_id",
                        "user_permission_matrix.role_id",
                        "user_permission_matrix.scope_id",
                        "org_permission_summary.permission_id",
                        // Within one transaction that is taken back.
                        "rights_notes.user_id",
                        "rights_notes.permission_id",
                        "rights_notes.assignment_id",
                        "rights_notes.role_id",
                        "rights_notes.scope_id",
                        // Of this organization, or of one above it.
                        "organization_permissions.set_by",
                        "organization_template_versions.set_by",
                        // That somebody is gone is a change as well.
                        "rights_changes.user_id",
                        // Marks of who is at work now: they name no row.
                        "zoho_connections.token_lease",
                        "zoho_calls_under_way.call_id",
                        "projection_refreshes.claim_id",
                        "imports.job_id",
                        "jobs.claim_id",
                        "jobs.node_id",
                        // The trail outlives what it tells of, and waits for no lock on it.
                        "audit_log.user_id",
                        "permission_audit_log.row_id",
                        "permission_audit_log.user_id",
                        "permission_audit_log.subject_id",
                        "permission_audit_log.role_id",
                        "audit_log.location_id",
                        "audit_log.decision_id",
                        "audit_pending.event_id",
                        "audit_position.event_id",
                        "audit_personal.event_id",
                        "audit_findings.event_id",
                        "audit_settings.updated_by",
                        "audit_holds.subject_id",
                        "audit_holds.set_by",
                        "audit_holds.released_by",
                        "audit_erasures.subject_id",
                        "audit_subject_keys.subject_id");
    }

    @Test
    void aForeignKeyThatSetsNullNamesItsColumn() {
        assertThat(catalog.tenantTables().stream().flatMap(t -> catalog.foreignKeys(t).stream()))
                .allSatisfy(key ->
                        assertThat(key.definition()).doesNotMatch("(?s).*ON DELETE SET (NULL|DEFAULT)(?! \\().*"))
                .allSatisfy(key -> assertThat(key.definition()).doesNotMatch("(?s).*SET NULL \\([^)]*tenant_id.*"));
    }

    @Test
    void theTenantIsNeverNull() {
        assertThat(owner.<String>column("""
            SELECT attrelid::regclass::text FROM pg_attribute
            JOIN pg_class c ON c.oid = attrelid AND c.relkind IN ('r', 'p')
            WHERE attname = 'tenant_id' AND NOT attnotnull AND c.relnamespace = 'public'::regnamespace\
            """)).isEmpty();
    }

    @Test
    void noMaterializedViewAndNoEnumExists() {
        assertThat(owner.<String>column("""
            SELECT relname::text FROM pg_class WHERE relkind = 'm' AND has_table_privilege('holdfast_app', oid, 'SELECT')
            UNION ALL SELECT typname::text FROM pg_type
            WHERE typtype = 'e' AND typnamespace = 'public'::regnamespace\
            """)).isEmpty();
    }

    @Test
    void viewsSeeOnlyWhatTheirReaderMay() {
        assertThat(owner.<String>column("""
            SELECT relname::text FROM pg_class
            WHERE relkind = 'v' AND relnamespace = 'public'::regnamespace
              AND NOT coalesce(reloptions @> ARRAY['security_invoker=true'], false)\
            """)).isEmpty();
    }

    private static Stream<String> protectedTables() {
        return Stream.of(catalog.tenantTables().stream(), catalog.partitions().stream(), Stream.of("tenants"))
                .flatMap(tables -> tables);
    }

    private static List<ForeignKey> tenantForeignKeys() {
        List<String> tables = catalog.tenantTables();
        return tables.stream()
                .flatMap(table -> catalog.foreignKeys(table).stream())
                .filter(key -> tables.contains(key.to()))
                .toList();
    }

    private static List<String> indexesThatDoNotStartWithTheTenant(String which) {
        List<Map<String, Object>> indexes = owner.rows("""
            SELECT i.indrelid::regclass::text AS "table", i.indexrelid::regclass::text AS "index"
            FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid AND NOT c.relispartition
            JOIN pg_attribute t ON t.attrelid = i.indrelid AND t.attname = 'tenant_id'
            WHERE c.relnamespace = 'public'::regnamespace AND i.indkey[0] <> t.attnum AND\
            """ + " " + which);
        return indexes.stream().map(row -> (String) row.get("index")).toList();
    }
}

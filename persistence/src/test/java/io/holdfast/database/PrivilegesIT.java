package io.holdfast.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testing.Sql;
import io.holdfast.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may do what in the database, compared with closed lists: a new door or grant fails here until it is written down. */
class PrivilegesIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static Connection connection;
    private static Sql owner;

    @BeforeAll
    static void connect() throws SQLException {
        connection = DATABASE.owner().getConnection();
        owner = new Sql(connection);
    }

    @AfterAll
    static void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void doorFunctionsAreTheClosedListOfTheTenancyPage() {
        assertThat(owner.<String>column("SELECT oid::regprocedure::text FROM pg_proc WHERE prosecdef"))
                .containsExactlyInAnyOrder(
                        "login_by_email(text)",
                        "memberships_of_login(uuid)",
                        "create_login(uuid,text,text)",
                        "session_by_token(bytea)",
                        "invitation_by_token(bytea)",
                        "api_client_by_token(bytea)",
                        "tenant_by_slug(text)",
                        "register_signin_attempt(text,integer,interval,interval)",
                        "clear_signin_attempts(text)",
                        "forgive_signin_attempt(text)",
                        "apply_role_pack(text)",
                        "choose_permission_template(text,text,integer,boolean,uuid)",
                        "organizations_above()",
                        "permission_locks_above(text)",
                        "is_organization_below(uuid)",
                        "has_organizations_below()",
                        "organizations_standing(text,uuid,text,uuid,integer)",
                        "lock_effects_below(text[],text[],text[],integer)",
                        "platform_organizations(uuid,text,uuid,integer)",
                        "raise_epochs_below()",
                        "hold_locks_above()",
                        "log_permission_change()",
                        "follow_role_change()",
                        "follow_assignment()",
                        "follow_address()",
                        "follow_permission()",
                        "rebuild_every_permission_matrix()",
                        "refresh_permission_materialized_views()",
                        "note_rights()",
                        "permission_matrix_tenants(uuid,integer)",
                        "ensure_partitions()",
                        "expired_audit_events(interval,interval,bigint)",
                        "remove_expired_audit_events(uuid,integer)",
                        "audit_retention_due(interval,uuid,integer)",
                        "erase_audit_subject(uuid)",
                        "reinserted_audit_values()",
                        "raise_tenant_epoch()",
                        "raise_every_epoch()",
                        "raise_epoch_of_structure()",
                        "epochs_since(text,text,uuid,interval)",
                        "node_heartbeat(uuid,text,text,text,text,integer,integer,jsonb)",
                        "cluster_nodes_now()",
                        "leave_cluster(uuid)",
                        "drain_node(uuid)",
                        "search_projects(text,boolean,uuid[],uuid[],integer,text,uuid,integer)",
                        "search_audit_log(text,jsonb,uuid[],timestamp with time zone,timestamp with time zone,"
                                + "timestamp with time zone,uuid,boolean,integer)",
                        "mail_by_message_id(text)",
                        "tidy_mails(interval,interval,interval,integer)",
                        "search_invoices(text,boolean,uuid[],uuid[],uuid,integer,text,uuid,integer)",
                        "claim_jobs(uuid,integer,uuid,uuid[],integer,interval,integer)",
                        "count_jobs()",
                        "renew_jobs(uuid[],uuid[],uuid[],interval)",
                        "release_jobs(uuid)",
                        "due_schedules(integer)",
                        "forget_jobs(interval,interval,integer)",
                        "forget_sessions(interval,integer)",
                        "forget_signin_attempts(integer)",
                        "forget_zoho_calls(integer)",
                        "forget_imports(interval,integer)",
                        "forget_system_logs(interval,integer)",
                        "audit_backlog()",
                        "unnumbered_audit_events(uuid,integer,text)",
                        "number_audit_events(uuid[],bigint[],bigint[],bytea[],bytea[],uuid[],bigint[],uuid[],"
                                + "timestamp with time zone[],bytea[],bytea[],uuid[],smallint[],bigint[],bytea[])",
                        "audit_heads_now()",
                        "restore_audit_head(uuid,bigint,bytea,bytea)",
                        "audit_installation_now()",
                        "audit_blinds_of(uuid[],bytea[])",
                        "record_audit_checkpoints(bigint,timestamp with time zone,integer,boolean,uuid[],bigint[],text[],"
                                + "bytea[],text[],smallint[],bigint[],bytea[],bytea,text,bytea,text)",
                        "audit_installation_nodes(smallint,bigint,bigint)",
                        "audit_installation_checkpoint(bigint)",
                        "announce_audit_key(text,text,text)",
                        "begin_audit_incarnation(integer,text)",
                        "audit_mirror_backlog(text,integer)",
                        "advance_audit_mirror(text,bigint,bigint)",
                        "audit_mirrors_now()",
                        "clear_audit_pending(integer)",
                        "find_unnumbered_audit_events(timestamp with time zone,timestamp with time zone,integer)",
                        "audit_findings_count()");
    }

    @Test
    void doorFunctionsPinTheirSearchPathAndOpenForTheRuntimeAlone() {
        List<Map<String, Object>> doors = owner.rows("""
                SELECT oid::regprocedure::text AS name, proowner::regrole::text AS owner, proconfig[1] AS path,
                       array_to_string(ARRAY(SELECT a::text FROM unnest(proacl) a ORDER BY 1), ' ') AS acl
                FROM pg_proc WHERE prosecdef""");
        assertThat(doors).allSatisfy(door -> assertThat(door)
                .containsEntry("owner", "holdfast_owner")
                .containsEntry("path", "search_path=public, pg_temp")
                .containsEntry("acl", "holdfast_app=X/holdfast_owner holdfast_owner=X/holdfast_owner"));
    }

    @Test
    void otherFunctionsThatTheRuntimeMayCallAreNamed() {
        assertThat(callable("holdfast_app"))
                .containsExactlyInAnyOrder(
                        "current_tenant()",
                        "set_session_variables(uuid,uuid,text,text,text,text)",
                        "line_is_held(bigint)",
                        "lock_rights(boolean)",
                        "analyze_permission_performance()",
                        "user_has_org_permission_enhanced(uuid,uuid,text,text,uuid,timestamp with time zone)",
                        "rights_difference(uuid)",
                        "separation_violations(uuid,uuid,uuid,uuid)",
                        "dynamic_violations(uuid,uuid[])",
                        "authorized_roles(uuid,uuid)",
                        "session_roles(uuid,uuid,uuid[])",
                        "newest_template(text,text)",
                        "template_cells(uuid,text,text,integer)",
                        "search_words(text)",
                        "audit_between_words()",
                        "audit_words(text)",
                        "audit_words_mark(uuid,bigint)",
                        "audit_hour(timestamp with time zone)",
                        "audit_event_words(uuid,timestamp with time zone,text,text,text,text,jsonb,jsonb,jsonb)");
        assertThat(callable("holdfast_reader"))
                .containsExactlyInAnyOrder("current_tenant()", "set_session_variables(uuid,uuid,text,text,text,text)");
    }

    @Test
    void theRuntimeAndTheReaderOwnNothingAndHoldNoPower() {
        assertThat(owner.rows("""
                        SELECT rolname::text FROM pg_roles WHERE rolname LIKE 'holdfast%'
                          AND (rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole OR rolreplication)""")).isEmpty();
        assertThat(owner.rows("""
                        SELECT relname::text FROM pg_class
                        WHERE relowner IN ('holdfast_app'::regrole, 'holdfast_reader'::regrole)
                        UNION ALL SELECT proname::text FROM pg_proc
                        WHERE proowner IN ('holdfast_app'::regrole, 'holdfast_reader'::regrole)""")).isEmpty();
        assertThat(owner.rows("""
                        SELECT r, nspname FROM unnest(ARRAY['holdfast_app', 'holdfast_reader']) r, pg_namespace n
                        WHERE has_schema_privilege(r, n.oid, 'CREATE')
                        UNION ALL SELECT r, 'database' FROM unnest(ARRAY['holdfast_app', 'holdfast_reader']) r
                        WHERE has_database_privilege(r, current_database(), 'CREATE')
                           OR has_database_privilege(r, current_database(), 'TEMPORARY')""")).isEmpty();
        assertThat(
                        owner.rows(
                                "SELECT 1 FROM pg_auth_members WHERE member IN ('holdfast_app'::regrole, 'holdfast_reader'::regrole)"))
                .isEmpty();
    }

    @Test
    void nobodyButTheOwnerMayTouchWrittenAuditRows() {
        assertThat(owner.<String>column("""
                        SELECT concat(r, ' ', p, ' ', c.relname)
                        FROM pg_class c, unnest(ARRAY['holdfast_app', 'holdfast_reader']) r,
                             unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER', 'REFERENCES', 'MAINTAIN']) p
                        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND (c.relname LIKE 'audit%' OR c.relname = 'permission_audit_log')
                          AND (has_table_privilege(r, c.oid, p)
                               OR (p = 'UPDATE' AND has_any_column_privilege(r, c.oid, p)))"""))
                // No events: that a hold is released, and how long events are kept.
                .containsExactlyInAnyOrder("holdfast_app UPDATE audit_holds", "holdfast_app UPDATE audit_settings");
    }

    @Test
    void theRuntimeReachesNoPartitionDirectly() {
        assertThat(owner.<String>column("""
                        SELECT relname::text FROM pg_class WHERE relispartition AND relkind = 'r'
                          AND (has_table_privilege('holdfast_app', oid, 'SELECT') OR has_table_privilege('holdfast_app', oid, 'INSERT')
                            OR has_table_privilege('holdfast_reader', oid, 'SELECT'))""")).isEmpty();
    }

    @Test
    void theRuntimeHoldsNothingOnCredentialsAndNeverTruncates() {
        assertThat(owner.<String>column("""
                        SELECT concat(c.relname, ' ', p) FROM pg_class c,
                             unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) p
                        WHERE c.relname IN ('logins', 'signin_throttles', 'cluster_nodes') AND has_table_privilege('holdfast_app', c.oid, p)
                        UNION ALL SELECT concat(relname, ' TRUNCATE') FROM pg_class
                        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
                          AND has_table_privilege('holdfast_app', oid, 'TRUNCATE')""")).isEmpty();
    }

    @Test
    void theReaderSeesTheNamedTablesAndNoSecret() {
        assertThat(owner.<String>column("""
                        SELECT relname::text FROM pg_class
                        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm')
                          AND has_any_column_privilege('holdfast_reader', oid, 'SELECT')"""))
                .containsExactlyInAnyOrder(
                        "tenants",
                        "accounts",
                        "locations",
                        "users",
                        "role_packs",
                        "role_pack_roles",
                        "role_pack_permissions",
                        "role_pack_role_permissions",
                        "role_pack_delegations",
                        "roles",
                        "permissions",
                        "role_permissions",
                        "user_roles",
                        "organization_permission_templates",
                        "organization_template_versions",
                        "organization_permissions",
                        "separation_sets",
                        "separation_set_roles",
                        "role_effective_permissions",
                        "user_permission_matrix",
                        "org_permission_summary",
                        "organizations",
                        "profiles",
                        "audit_log",
                        "audit_position",
                        "projects_cache",
                        "invoices_cache",
                        "projection_refreshes");
        assertThat(owner.<String>column("""
                        SELECT attrelid::regclass || '.' || attname FROM pg_attribute
                        JOIN pg_class c ON c.oid = attrelid AND c.relkind IN ('r', 'p', 'v')
                        WHERE c.relnamespace = 'public'::regnamespace AND attnum > 0 AND NOT attisdropped
                          AND has_column_privilege('holdfast_reader', attrelid, attnum, 'SELECT')
                          AND attname ~ '(token|secret|password|private|wrapped|salt)'""")).isEmpty();
        assertThat(owner.<String>column("""
                        SELECT relname::text FROM pg_class, unnest(ARRAY['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) p
                        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v')
                          AND has_table_privilege('holdfast_reader', oid, p)""")).isEmpty();
    }

    private static List<String> callable(String role) {
        return owner.column("""
                SELECT oid::regprocedure::text FROM pg_proc
                WHERE pronamespace = 'public'::regnamespace AND NOT prosecdef AND has_function_privilege(CAST(? AS text), oid, 'EXECUTE')""", role);
    }
}

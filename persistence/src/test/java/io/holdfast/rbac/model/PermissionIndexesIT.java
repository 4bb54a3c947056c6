package io.holdfast.rbac.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testing.People;
import io.holdfast.testing.Sql;
import io.holdfast.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The twelve indexes of the permission system, each with the query that it is for. The tables of a test are small, so reading a whole table
 * is made dear; among the indexes the planner chooses.
 */
class PermissionIndexesIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final String OF_TENANT = " WHERE tenant_id = current_tenant()";
    private static final Map<String, String> QUERIES = Map.ofEntries(
            Map.entry(
                    "idx_org_permissions_lookup",
                    "SELECT effect FROM organization_permissions" + OF_TENANT
                            + " AND permission = 'upload:files' AND role = 'admin'"),
            Map.entry(
                    "idx_org_permissions_composite",
                    "SELECT permission FROM organization_permissions" + OF_TENANT
                            + " AND module = 'files' AND effect = 'LOCK'"),
            Map.entry(
                    "idx_profiles_org_role",
                    "SELECT user_id FROM user_roles" + OF_TENANT + " AND role_id = :role"
                            + " AND user_id > :user AND revoked_at IS NULL ORDER BY user_id LIMIT 50"),
            Map.entry(
                    "idx_permission_templates_module",
                    "SELECT permission, default_roles FROM organization_permission_templates WHERE module = 'files'"),
            Map.entry(
                    "idx_permission_templates_key",
                    "SELECT pack, version FROM organization_permission_templates WHERE permission = 'upload:files'"),
            Map.entry(
                    "idx_user_permission_matrix_user",
                    "SELECT permission_id, scope_type, scope_id FROM user_permission_matrix" + OF_TENANT
                            + " AND user_id = :user AND NOT conditional AND valid_from <= now()"),
            Map.entry(
                    "idx_user_permission_matrix_permission",
                    "SELECT DISTINCT email, user_id FROM user_permission_matrix" + OF_TENANT
                            + " AND permission_id = :permission"
                            + " AND email > 'm' AND NOT conditional AND valid_from <= now() ORDER BY email LIMIT 50"),
            Map.entry(
                    "idx_role_effective_permissions_permission",
                    "SELECT role_id FROM role_effective_permissions" + OF_TENANT + " AND permission_id = :permission"),
            Map.entry("idx_org_permission_summary_organization", "SELECT * FROM org_permission_summary" + OF_TENANT),
            Map.entry(
                    "idx_permission_audit_log_time",
                    "SELECT * FROM permission_audit_log" + OF_TENANT + " ORDER BY changed_at DESC, id DESC LIMIT 50"),
            Map.entry(
                    "idx_permission_audit_log_actor",
                    "SELECT * FROM permission_audit_log" + OF_TENANT + " AND user_id = :user"
                            + " ORDER BY changed_at DESC, id DESC LIMIT 50"),
            Map.entry(
                    "idx_permission_audit_log_row",
                    "SELECT * FROM permission_audit_log" + OF_TENANT
                            + " AND table_name = 'user_roles' AND row_id = :user"
                            + " ORDER BY changed_at DESC LIMIT 50"));

    private static UUID firm;

    @BeforeAll
    static void aFirmWithManyPeople() {
        firm = new People(DATABASE).firm();
        DATABASE.asOwner(sql -> {
            sql.update(
                    "INSERT INTO logins (id, email, password_hash) SELECT gen_random_uuid(), 'p' || n || '@many.example', 'x'"
                            + " FROM generate_series(1, 300) n");
            sql.update(
                    "INSERT INTO users (tenant_id, id, login_id, email, name, client_dashboard_id)"
                            + " SELECT ?, id, id, email, 'P', id::text FROM logins WHERE email LIKE '%@many.example'",
                    firm);
            sql.update(
                    "INSERT INTO user_roles (tenant_id, id, user_id, role_id) SELECT u.tenant_id, gen_random_uuid(), u.id, r.id"
                            + " FROM users u JOIN roles r ON r.tenant_id = u.tenant_id AND r.name IN ('admin', 'client_user')"
                            + " WHERE u.tenant_id = ?",
                    firm);
            sql.update(
                    "INSERT INTO organization_permissions (tenant_id, id, module, role, permission, effect)"
                            + " SELECT r.tenant_id, gen_random_uuid(), p.resource, r.name, p.name, 'LOCK'"
                            + " FROM roles r JOIN permissions p ON p.tenant_id = r.tenant_id WHERE r.tenant_id = ?",
                    firm);
            return sql.update("ANALYZE");
        });
    }

    static List<String> indexes() {
        return QUERIES.keySet().stream().sorted().toList();
    }

    @Test
    void thereAreTwelve() {
        assertThat(DATABASE.<String>asOwner(sql -> String.join(
                                "\n",
                                sql.<String>column("SELECT indexname::text FROM pg_indexes WHERE schemaname = 'public'"
                                        + " AND (tablename IN ('organization_permissions', 'organization_permission_templates',"
                                        + " 'user_permission_matrix', 'org_permission_summary', 'role_effective_permissions',"
                                        + " 'permission_audit_log') AND indexname LIKE 'idx%' OR indexname = 'idx_profiles_org_role')"
                                        + " ORDER BY 1")))
                        .lines())
                .hasSize(12)
                .containsExactlyElementsOf(indexes());
    }

    @ParameterizedTest
    @MethodSource("indexes")
    void isReadByTheQueryThatItIsFor(String index) {
        String plan = DATABASE.inTenant(firm, sql -> {
            sql.update("SET LOCAL enable_seqscan = off");
            String query = QUERIES.get(index)
                    .replace(":user", quoted(sql, "SELECT user_id FROM user_roles ORDER BY user_id LIMIT 1"))
                    .replace(":role", quoted(sql, "SELECT id FROM roles WHERE name = 'admin'"))
                    .replace(":permission", quoted(sql, "SELECT id FROM permissions WHERE name = 'upload:files'"));
            return String.join("\n", sql.<String>column("EXPLAIN " + query));
        });
        assertThat(plan).containsPattern("(using|on) " + index + " ?").doesNotContain("Seq Scan");
    }

    private static String quoted(Sql sql, String query) {
        return "'" + sql.<UUID>one(query) + "'";
    }
}

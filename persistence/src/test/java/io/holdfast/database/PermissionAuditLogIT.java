package io.holdfast.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.testing.People;
import io.holdfast.testing.SqlFailure;
import io.holdfast.testing.SqlWork;
import io.holdfast.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every change of what somebody may do leaves a row, also by hand, and nobody takes one back. */
class PermissionAuditLogIT {
    private static final String REFUSED = "42501";
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final People PEOPLE = new People(DATABASE);

    private UUID tenant;
    private UUID user;

    @BeforeEach
    void aMember() {
        tenant = PEOPLE.firm();
        user = PEOPLE.member(tenant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "organization_permissions",
                "organization_template_versions",
                "role_permissions",
                "user_roles",
                "permission_denies",
                "role_hierarchy",
                "separation_sets",
                "separation_set_roles"
            })
    void whatIsMadeChangedAndRemovedByHandIsLogged(String table) {
        Map<String, String> row = DATABASE.asOwner(sql -> new RowGenerator(sql).insert(table, tenant));
        String id = row.get("id");
        DATABASE.asOwner(sql -> sql.update("UPDATE " + table + " SET id = ? WHERE id = ?", user, UUID.fromString(id)));
        DATABASE.asOwner(sql -> sql.update("DELETE FROM " + table + " WHERE id = ?", user));

        List<Map<String, Object>> logged = DATABASE.inTenant(tenant, sql -> sql.rows("""
                SELECT operation, old_values ->> 'id' AS before, new_values ->> 'id' AS after, database_user, user_id
                FROM permission_audit_log WHERE table_name = ? AND row_id IN (CAST(? AS uuid), ?) ORDER BY changed_at""", table, id, user));
        assertThat(logged)
                .extracting(entry -> entry.get("operation") + " " + entry.get("before") + " " + entry.get("after"))
                .containsExactly("INSERT null " + id, "UPDATE " + id + " " + user, "DELETE " + user + " null");
        assertThat(logged)
                .allSatisfy(entry -> assertThat(entry).containsEntry("database_user", "holdfast_owner"))
                .allSatisfy(entry -> assertThat(entry.get("user_id")).isNull());
    }

    @Test
    void whoDidItAndFromWhereIsWhatTheTransactionSays() {
        change();

        assertThat(logged()).singleElement().satisfies(entry -> assertThat(entry)
                .containsEntry("user_id", user)
                .containsEntry("session_id", "a session")
                .containsEntry("address", "192.0.2.7/32")
                .containsEntry("user_agent", "a browser")
                .containsEntry("request_id", "a request")
                .containsEntry("database_user", "holdfast_app")
                .containsEntry("effect", "ADD"));
    }

    @Test
    void aChangeThatChangesNothingIsNotLoggedAndOneThatIsTakenBackNeither() {
        change();
        DATABASE.asOwner(
                sql -> sql.update("UPDATE organization_permissions SET effect = effect WHERE tenant_id = ?", tenant));
        assertThatThrownBy(() -> DATABASE.asOwner(sql -> {
                    sql.update("DELETE FROM organization_permissions WHERE tenant_id = ?", tenant);
                    return sql.one("SELECT 1 / 0");
                }))
                .isInstanceOf(SqlFailure.class);

        assertThat(logged()).hasSize(1);
    }

    @Test
    void anEmptiedTableIsLoggedForEveryOrganizationThatHadRowsInIt() {
        TestDatabase database = TestDatabase.migrated();
        UUID somebody = new People(database).firm();
        database.asOwner(sql -> sql.update("TRUNCATE role_permissions"));

        assertThat(database.<List<String>>inTenant(
                        somebody,
                        sql -> sql.column("SELECT table_name FROM permission_audit_log WHERE operation = 'TRUNCATE'")))
                .containsExactly("role_permissions");
    }

    @Test
    void aNewVersionOfATemplateIsLoggedWithThePlatform() {
        TestDatabase database = TestDatabase.migrated();
        database.asOwner(sql -> sql.update(
                "INSERT INTO role_pack_role_permissions VALUES ('engineering-portal', 'internal_pm', 'upload:files')"));

        assertThat(database.<Long>inTenant(
                        UUID.fromString("00000000-0000-7000-8000-000000000001"), sql -> sql.one("""
                        SELECT count(*) FROM permission_audit_log WHERE table_name = 'organization_permission_templates'
                        AND new_values ->> 'permission' = 'upload:files' AND (new_values ->> 'version')::integer = 2""")))
                .isOne();
    }

    @Test
    void nobodyTakesAnEntryBackOrChangesIt() {
        change();

        for (String statement : List.of(
                "DELETE FROM permission_audit_log",
                "TRUNCATE permission_audit_log",
                "UPDATE permission_audit_log SET user_id = NULL",
                "UPDATE permission_audit_log SET ip_address = '192.0.2.8'",
                "UPDATE permission_audit_log SET ip_address = NULL, user_agent = NULL, new_values = NULL")) {
            assertThat(refusal(true, sql -> sql.update(statement)))
                    .as(statement)
                    .isEqualTo(REFUSED);
            assertThat(refusal(false, sql -> sql.update(statement)))
                    .as(statement)
                    .isEqualTo(REFUSED);
        }
        assertThat(refusal(
                        false,
                        sql -> sql.update(
                                "INSERT INTO permission_audit_log (tenant_id, table_name, operation) VALUES (?, 't', 'INSERT')",
                                tenant)))
                .isEqualTo(REFUSED);
    }

    @Test
    void theErasureOfAPersonTakesAddressAndClientAwayAndNothingElse() {
        change();

        DATABASE.inTenant(tenant, sql -> sql.one("SELECT erase_audit_subject(?)", user));

        assertThat(logged()).singleElement().satisfies(entry -> assertThat(entry)
                .containsEntry("address", null)
                .containsEntry("user_agent", null)
                .containsEntry("user_id", user)
                .containsEntry("effect", "ADD"));
    }

    private void change() {
        DATABASE.withoutTenant(sql -> {
            sql.one(
                    "SELECT set_session_variables(?, ?, 'a session', '192.0.2.7', 'a browser', 'a request')",
                    tenant,
                    user);
            return sql.update(
                    "INSERT INTO organization_permissions (tenant_id, id, module, role, permission, effect)"
                            + " VALUES (?, gen_random_uuid(), 'files', 'internal_pm', 'upload:files', 'ADD')",
                    tenant);
        });
    }

    private List<Map<String, Object>> logged() {
        return DATABASE.inTenant(tenant, sql -> sql.rows("""
                SELECT user_id, session_id, ip_address::text AS address, user_agent, request_id, database_user,
                       new_values ->> 'effect' AS effect
                FROM permission_audit_log WHERE table_name = 'organization_permissions'"""));
    }

    private String refusal(boolean owner, SqlWork<Integer> work) {
        try {
            if (owner) {
                DATABASE.asOwner(work);
            } else {
                DATABASE.inTenant(tenant, work);
            }
            return null;
        } catch (SqlFailure refused) {
            return refused.state();
        }
    }
}

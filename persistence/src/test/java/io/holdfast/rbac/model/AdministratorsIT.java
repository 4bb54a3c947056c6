package io.holdfast.rbac.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.shared.id.TenantId;
import io.holdfast.testing.People;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is written to because they look after everybody: only whoever may do so at this moment. */
class AdministratorsIT {
    private static final String PACK = "parent-teacher-organization";
    private static final String FOREVER = "now() - interval '1 day', null";
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);
    private static final People PEOPLE = new People(DATABASE);

    private UUID tenant;

    @BeforeEach
    void anOrganization() {
        tenant = DATABASE.newTenant(PACK);
        DATABASE.inTenant(tenant, sql -> sql.column("SELECT apply_role_pack('" + PACK + "')"));
    }

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void theyAreThoseWhoMayAtThisMoment() {
        UUID president = holding("president", FOREVER);
        holding("volunteer", FOREVER);
        holding("president", "now() - interval '2 days', now() - interval '1 day'");
        holding("president", "now() + interval '1 day', null");
        UUID disabled = holding("president", FOREVER);
        DATABASE.asOwner(sql -> sql.update("UPDATE users SET status = 'disabled' WHERE id = ?", disabled));

        assertThat(administrators(9)).containsExactly(president);
    }

    @Test
    void whoeverIsDeniedItIsNoneForAsLong() {
        UUID president = holding("president", FOREVER);
        denied(holding("president", FOREVER), FOREVER);
        UUID deniedOnce = holding("president", FOREVER);
        denied(deniedOnce, "now() - interval '2 days', now() - interval '1 day'");

        assertThat(administrators(9)).containsExactlyInAnyOrder(president, deniedOnce);
    }

    @Test
    void eachIsNamedOnceAndNotMoreThanWereAskedFor() {
        UUID president = holding("president", FOREVER);
        ownRole("keeper");
        give(president, "keeper", FOREVER);

        assertThat(administrators(9)).containsExactly(president);
        holding("president", FOREVER);
        assertThat(administrators(1)).hasSize(1);
    }

    private UUID holding(String role, String time) {
        UUID person = PEOPLE.member(tenant);
        give(person, role, time);
        return person;
    }

    private void give(UUID person, String role, String time) {
        DATABASE.asOwner(sql -> sql.update(
                "INSERT INTO user_roles (tenant_id, id, user_id, role_id, valid_from, valid_to)"
                        + " SELECT tenant_id, gen_random_uuid(), ?, id, " + time
                        + " FROM roles WHERE tenant_id = ? AND name = ?",
                person,
                tenant,
                role));
    }

    /** Another role by which one looks after everybody. */
    private void ownRole(String name) {
        UUID role = UUID.randomUUID();
        DATABASE.asOwner(sql -> sql.update(
                "INSERT INTO roles (tenant_id, id, name, description, level) VALUES (?, ?, ?, '', 10)",
                tenant,
                role,
                name));
        DATABASE.asOwner(sql -> sql.update(
                "INSERT INTO role_permissions (tenant_id, id, role_id, permission_id)"
                        + " SELECT tenant_id, gen_random_uuid(), ?, id FROM permissions"
                        + " WHERE tenant_id = ? AND name = 'manage:all-users'",
                role,
                tenant));
    }

    private void denied(UUID person, String time) {
        DATABASE.asOwner(sql -> sql.update(
                "INSERT INTO permission_denies (tenant_id, id, user_id, permission_id, reason, valid_from, valid_to)"
                        + " SELECT tenant_id, gen_random_uuid(), ?, id, 'Because', " + time
                        + " FROM permissions WHERE tenant_id = ? AND name = 'manage:all-users'",
                person,
                tenant));
    }

    private List<UUID> administrators(int limit) {
        return UNIT.inTenant(tenant, em -> {
            var administrators = new Administrators();
            administrators.em = em;
            return administrators.of(new TenantId(tenant), limit).stream()
                    .map(one -> one.user().value())
                    .toList();
        });
    }
}

package io.holdfast.rbac.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rbac.model.Delegation.Kind;
import io.holdfast.shared.id.TenantId;
import io.holdfast.testing.People;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What the shipped roles let their holders hand on. */
class DelegationsIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void whoLooksAfterEverybodyHandsOnTheRolesUpToTheirOwnAndWhatTheyHold() {
        assertThat(DATABASE.<String>asOwner(sql -> sql.one("""
                        SELECT string_agg(concat_ws(' ', h.pack, h.role, h.permission), ', ') FROM role_pack_role_permissions h
                        JOIN role_pack_role_permissions m ON m.pack = h.pack AND m.role = h.role AND m.permission = 'manage:all-users'
                        LEFT JOIN role_pack_delegations d ON d.pack = h.pack AND d.role = h.role AND d.target = h.permission
                          AND d.while_held AND d.reach = 'ORGANIZATION'
                        WHERE d.role IS NULL"""))).isNull();
        assertThat(targets("parent-teacher-organization", "district_admin", Kind.ROLE))
                .contains("president", "treasurer", "member", "district_admin");
        assertThat(targets("parent-teacher-organization", "district_admin", Kind.PERMISSION))
                .contains("read:budget")
                .doesNotContain("approve:budget");
        assertThat(targets("food-safety", "TENANT_ADMIN", Kind.ROLE))
                .contains("LOCATION_MANAGER")
                .doesNotContain("SUPER_ADMIN");
    }

    @Test
    void whoLooksAfterAPlaceHandsOnWhatTheRolesUpToTheirOwnHoldThereAndNotForTheWhole() {
        assertThat(targets("engineering-portal", "client_admin", Kind.ROLE))
                .containsExactlyInAnyOrder("client_admin", "client_user");
        assertThat(targets("engineering-portal", "client_admin", Kind.PERMISSION))
                .contains("read:own-projects", "manage:account-users")
                .doesNotContain("read:all-projects");
        assertThat(targets("food-safety", "LOCATION_MANAGER", Kind.PERMISSION))
                .contains("manage:location-users", "export:evidence")
                .doesNotContain("manage:all-users");
        assertThat(
                        DATABASE.<Long>asOwner(
                                sql -> sql.one(
                                        "SELECT count(*) FROM role_pack_delegations WHERE role IN ('client_admin', 'LOCATION_MANAGER') AND (reach <> 'PLACES' OR while_held)")))
                .isZero();
    }

    @Test
    void nobodyElseHandsOnAnything() {
        assertThat(DATABASE.<List<String>>asOwner(
                        sql -> sql.column("SELECT DISTINCT role::text FROM role_pack_delegations")))
                .containsExactlyInAnyOrder(
                        "admin",
                        "client_admin",
                        "SUPER_ADMIN",
                        "TENANT_ADMIN",
                        "LOCATION_MANAGER",
                        "district_admin",
                        "president",
                        "decisions_admin");
    }

    @Test
    void aPermissionThatComesLaterIsHandedOnLikeTheOthers() {
        TestDatabase database = TestDatabase.migrated();
        database.asOwner(
                sql -> sql.update("INSERT INTO role_pack_permissions (pack, action, resource, description, permission)"
                        + " VALUES ('engineering-portal', 'fly', 'rockets', 'Fly', 'fly:rockets')"));
        database.asOwner(sql -> sql.update(
                "INSERT INTO role_pack_role_permissions VALUES ('engineering-portal', 'admin', 'fly:rockets'),"
                        + " ('engineering-portal', 'client_user', 'fly:rockets')"));
        assertThat(database.<List<String>>asOwner(sql -> sql.column(
                        "SELECT role || ' ' || while_held FROM role_pack_delegations WHERE target = 'fly:rockets'")))
                .containsExactlyInAnyOrder("admin true", "client_admin false");
    }

    @Test
    void aRoleOfTheOrganizationsOwnHandsOnShippedRolesAndWhatIsHeld() {
        UUID firm = new People(DATABASE).firm();
        DATABASE.asOwner(sql -> sql.update(
                "INSERT INTO roles (tenant_id, id, name, description, level) VALUES (?, gen_random_uuid(), 'steward', '', 1)",
                firm));
        List<Delegation> steward = of(firm, "steward");
        assertThat(steward)
                .extracting(Delegation::kind)
                .containsExactlyInAnyOrder(Kind.SHIPPED_ROLES, Kind.HELD_PERMISSIONS, Kind.OWN_PERMISSIONS);
        assertThat(of(firm, "client_user")).isEmpty();
        assertThat(of(firm, "client_admin")).isNotEmpty().noneMatch(Delegation::everywhere);
        assertThat(of(firm, "nobody")).isEmpty();
    }

    private static List<Delegation> of(UUID tenant, String role) {
        return UNIT.inTenant(tenant, em -> {
            var delegations = new Delegations();
            delegations.em = em;
            return delegations.of(new TenantId(tenant), Set.of(role));
        });
    }

    private static List<String> targets(String pack, String role, Kind kind) {
        return DATABASE.asOwner(sql -> sql.column(
                "SELECT target::text FROM role_pack_delegations WHERE pack = ? AND role = ? AND kind = ?",
                pack,
                role,
                kind.name()));
    }
}

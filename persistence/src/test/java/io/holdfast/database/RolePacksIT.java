package io.holdfast.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.Permission;
import io.holdfast.testing.Sql;
import io.holdfast.testing.SqlFailure;
import io.holdfast.testing.SqlWork;
import io.holdfast.testing.TestDatabase;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RolePacksIT {
    private static final String REFUSED = "42501";
    private static final String ENGINEERING = "engineering-portal";
    private static final String FOOD = "food-safety";
    private static final String PTO = "parent-teacher-organization";
    private static final String AUTHZEN = "authzen";
    private static final TestDatabase DATABASE = TestDatabase.migrated();

    @Test
    void theEngineeringPackIsTheTableOfTheSeeds() {
        Map<String, Set<String>> pack = pack(ENGINEERING);
        assertThat(pack.get("client_user"))
                .containsExactlyInAnyOrder("read:own-projects", "read:own-invoices", "upload:files", "download:files");
        assertThat(pack.get("client_admin"))
                .containsExactlyInAnyOrder(
                        "read:account-projects",
                        "read:account-invoices",
                        "upload:files",
                        "download:files",
                        "manage:account-users",
                        "view:account-analytics");
        assertThat(pack.get("internal_engineer"))
                .containsExactlyInAnyOrder(
                        "read:all-projects",
                        "update:project-status",
                        "access:technical-data",
                        "upload:files",
                        "download:files");
        assertThat(pack.get("internal_pm"))
                .containsExactlyInAnyOrder(
                        "read:all-projects", "read:all-invoices", "update:project-status", "view:all-analytics");
        assertThat(pack.get("admin")).hasSize(19).containsAll(keysOf(ENGINEERING));
        assertThat(pack).hasSize(5);
        assertThat(keysOf(ENGINEERING)).hasSize(19);
    }

    @Test
    void theFoodPackHasSevenTiersInTheirOrder() {
        assertThat(DATABASE.<List<String>>asOwner(sql ->
                        sql.column("SELECT role FROM role_pack_roles WHERE pack = 'food-safety' ORDER BY level DESC")))
                .containsExactly(
                        "SUPER_ADMIN",
                        "TENANT_ADMIN",
                        "LOCATION_MANAGER",
                        "COMPLIANCE_OFFICER",
                        "MANAGER",
                        "STAFF",
                        "AUDITOR");
        Map<String, Set<String>> pack = pack(FOOD);
        assertThat(pack.get("STAFF"))
                .containsExactlyInAnyOrder(
                        "record:readings",
                        "complete:checklists",
                        "acknowledge:alarms",
                        "read:readings",
                        "read:records",
                        "read:alarms");
        assertThat(pack.get("LOCATION_MANAGER"))
                .contains("manage:sensors", "manage:location-users")
                .doesNotContain("manage:rules", "manage:all-users", "view:audit-logs");
        assertThat(pack.get("COMPLIANCE_OFFICER"))
                .contains("manage:rules", "export:evidence")
                .doesNotContain("manage:sensors", "manage:all-users");
    }

    @Test
    void theAuditorReadsAndNothingElse() {
        assertThat(pack(FOOD).get("AUDITOR"))
                .containsExactlyInAnyOrder(
                        "read:readings", "read:records", "read:alarms", "view:audit-logs", "export:evidence")
                .allMatch(key -> key.matches("(read|view|export):.+"));
    }

    @Test
    void onlyPresidentAndTreasurerApproveTheBudget() {
        Map<String, Set<String>> pack = pack(PTO);
        assertThat(pack).hasSize(8);
        assertThat(pack.keySet().stream().filter(role -> pack.get(role).contains("approve:budget")))
                .containsExactlyInAnyOrder("president", "treasurer");
        assertThat(pack.get("district_admin")).contains("read:budget").doesNotContain("update:budget");
    }

    @Test
    void whoLooksAfterTheCertificationTouchesNoRecord() {
        Map<String, Set<String>> pack = pack(AUTHZEN);
        assertThat(pack).hasSize(5);
        assertThat(pack.get("writer")).isEqualTo(pack.get("archivist")).containsExactly("write:record");
        assertThat(pack.get("decisions_admin")).noneMatch(key -> key.endsWith(":record"));
    }

    @Test
    void everyPermissionOfTheProductIsInAPack() {
        Set<String> shipped = new TreeSet<>();
        List.of(ENGINEERING, FOOD, PTO).forEach(pack -> shipped.addAll(keysOf(pack)));
        assertThat(Arrays.stream(Permission.values()).filter(p -> !p.isMarker()).map(Permission::key))
                .isSubsetOf(shipped);
        assertThat(shipped).doesNotContain("anyone", "signed-in", "operate");
    }

    @Test
    void everyRoleHoldsAtLeastOnePermissionAndEveryPermissionIsHeld() {
        for (String name : List.of(ENGINEERING, FOOD, PTO, AUTHZEN)) {
            Map<String, Set<String>> pack = pack(name);
            Set<String> held = new TreeSet<>();
            pack.values().forEach(held::addAll);
            assertThat(pack.values()).noneMatch(Set::isEmpty);
            assertThat(held).isEqualTo(keysOf(name));
        }
    }

    @Test
    void theNewestTemplatesAreTheMappingOfThePacks() {
        assertThat(newestTemplates(DATABASE)).isEqualTo(DATABASE.<List<String>>asOwner(sql -> sql.column("""
                        SELECT concat_ws(' ', p.pack, p.module, p.permission, r.role) FROM role_pack_permissions p
                        JOIN role_pack_role_permissions r USING (pack, permission) ORDER BY 1""")));
    }

    @Test
    void aChangedMappingIsAVersionMoreAndTheVersionsBeforeStay() {
        TestDatabase database = TestDatabase.migrated();
        String budget = "SELECT version FROM organization_permission_templates WHERE pack = ? AND module = 'budget'"
                + " AND permission = 'approve:budget' AND 'volunteer' = ANY (default_roles)";
        database.asOwner(sql -> {
            sql.update("INSERT INTO role_pack_role_permissions VALUES (?, 'volunteer', 'approve:budget')", PTO);
            return sql.update("INSERT INTO role_pack_role_permissions VALUES (?, 'member', 'read:budget')", PTO);
        });
        assertThat(database.<List<Integer>>asOwner(sql -> sql.column(budget, PTO)))
                .as("one version for one transaction")
                .containsExactly(2);
        assertThat(database.<List<Integer>>asOwner(sql -> sql.column("""
                        SELECT DISTINCT version FROM organization_permission_templates
                        WHERE pack = ? AND module = 'events'""", PTO)))
                .as("other modules stay")
                .containsExactly(1);

        UUID tenant = database.newTenant(PTO);
        database.inTenant(tenant, sql -> sql.column("SELECT apply_role_pack(?)", PTO));
        assertThat(database.<List<String>>inTenant(tenant, sql -> sql.column("""
                        SELECT r.name FROM roles r JOIN role_permissions rp ON rp.role_id = r.id
                        JOIN permissions p ON p.id = rp.permission_id WHERE p.name = 'approve:budget'""")))
                .containsExactlyInAnyOrder("president", "treasurer", "volunteer");
    }

    private static List<String> newestTemplates(TestDatabase database) {
        return database.asOwner(sql -> sql.column("""
                SELECT concat_ws(' ', t.pack, t.module, t.permission, role)
                FROM organization_permission_templates t CROSS JOIN LATERAL unnest(t.default_roles) AS d (role)
                WHERE t.version = (SELECT max(n.version) FROM organization_permission_templates n
                  WHERE n.pack = t.pack AND n.module = t.module) ORDER BY 1"""));
    }

    @Test
    void applyingAPackCopiesItIntoTheTenantAndASecondTimeChangesNothing() {
        UUID tenant = DATABASE.newTenant("engineering-portal");
        apply(tenant, ENGINEERING);
        assertThat(rolesOf(tenant)).isEqualTo(pack(ENGINEERING));
        List<UUID> ids = ids(tenant);
        apply(tenant, ENGINEERING);
        assertThat(ids(tenant)).isEqualTo(ids);
        assertThat(DATABASE.<Long>inTenant(tenant, sql -> sql.one("""
                                SELECT (SELECT count(*) FROM roles WHERE NOT system)
                                     + (SELECT count(*) FROM permissions WHERE NOT system)
                                     + (SELECT count(*) FROM role_permissions WHERE NOT system)"""))).isZero();
    }

    @Test
    void severalPacksShareAPermissionOfTheSameKey() {
        UUID tenant = DATABASE.newTenant("engineering-portal");
        apply(tenant, ENGINEERING);
        apply(tenant, FOOD);
        apply(tenant, PTO);
        assertThat(rolesOf(tenant))
                .containsKeys("admin", "TENANT_ADMIN", "president")
                .doesNotContainKey("SUPER_ADMIN");
        assertThat(rolesOf(tenant).get("COMPLIANCE_OFFICER")).contains("view:audit-logs");
    }

    @Test
    void platformRolesAndPermissionsStayOnThePlatform() {
        UUID platform = Caller.PLATFORM.value();
        assertThat(rolesOf(platform)).containsOnlyKeys("SUPER_ADMIN");
        assertThat(rolesOf(platform).get("SUPER_ADMIN")).contains("manage:tenants");

        UUID tenant = DATABASE.newTenant("food-safety");
        apply(tenant, FOOD);
        assertThat(rolesOf(tenant)).hasSize(6).doesNotContainKey("SUPER_ADMIN");
        assertThat(DATABASE.<List<String>>inTenant(tenant, sql -> sql.column("SELECT name FROM permissions")))
                .doesNotContain("manage:tenants");
        assertThat(refusal(tenant, sql -> sql.update("""
                        INSERT INTO permissions (tenant_id, id, name, description, resource, action)
                        VALUES (?, ?, 'manage:tenants', 'mine', 'tenants', 'manage')""", tenant, UUID.randomUUID())))
                .isEqualTo(REFUSED);
    }

    @Test
    void theRuntimeCannotChangeWhatAPackMade() {
        UUID tenant = DATABASE.newTenant("food-safety");
        apply(tenant, FOOD);
        UUID permission =
                DATABASE.inTenant(tenant, sql -> sql.one("SELECT id FROM permissions WHERE name = 'manage:all-users'"));
        UUID auditor = DATABASE.inTenant(tenant, sql -> sql.one("SELECT id FROM roles WHERE name = 'AUDITOR'"));
        for (String table : List.of("roles", "permissions", "role_permissions")) {
            assertThat(refusal(tenant, sql -> sql.update("DELETE FROM " + table)))
                    .isEqualTo(REFUSED);
            assertThat(refusal(tenant, sql -> sql.update("UPDATE " + table + " SET system = false")))
                    .isEqualTo(REFUSED);
        }
        assertThat(refusal(tenant, sql -> addToRole(sql, tenant, auditor, permission)))
                .isEqualTo(REFUSED);
        assertThat(refusal(tenant, sql -> sql.update("""
                        INSERT INTO roles (tenant_id, id, name, description, level, system, pack)
                        VALUES (?, ?, 'chef', 'Chef', 1, true, 'food-safety')""", tenant, UUID.randomUUID())))
                .isEqualTo(REFUSED);
    }

    @Test
    void theRuntimeMakesChangesAndRemovesRolesOfTheTenantsOwn() {
        UUID tenant = DATABASE.newTenant("food-safety");
        apply(tenant, FOOD);
        UUID chef = aRole(tenant, "chef");
        DATABASE.inTenant(tenant, sql -> {
            UUID permission = sql.one("SELECT id FROM permissions WHERE name = 'read:readings'");
            addToRole(sql, tenant, chef, permission);
            assertThat(sql.update("UPDATE roles SET level = 15 WHERE id = ?", chef))
                    .isOne();
            return null;
        });
        assertThat(rolesOf(tenant).get("chef")).containsExactly("read:readings");
        // An own role may not be turned into a way around the pack either.
        assertThat(refusal(
                        tenant,
                        sql -> sql.update(
                                "UPDATE role_permissions SET role_id = (SELECT id FROM roles WHERE name = 'AUDITOR') WHERE role_id = ?",
                                chef)))
                .isEqualTo(REFUSED);
        DATABASE.inTenant(tenant, sql -> sql.update("DELETE FROM roles WHERE id = ?", chef));
        assertThat(rolesOf(tenant)).doesNotContainKey("chef");
    }

    @Test
    void aShippedRoleTakesOverFromNoneOfTheTenantsOwnButTheyFromIt() {
        UUID tenant = DATABASE.newTenant("food-safety");
        apply(tenant, FOOD);
        UUID chef = aRole(tenant, "chef");
        UUID staff = DATABASE.inTenant(tenant, sql -> sql.one("SELECT id FROM roles WHERE name = 'STAFF'"));

        assertThat(refusal(tenant, sql -> takeOver(sql, tenant, staff, chef))).isEqualTo(REFUSED);
        assertThat(DATABASE.<Integer>inTenant(tenant, sql -> takeOver(sql, tenant, chef, staff)))
                .isOne();
        assertThat(refusal(
                        tenant,
                        sql -> sql.update(
                                "UPDATE role_hierarchy SET senior_id = ?, junior_id = ? WHERE senior_id = ?",
                                staff,
                                chef,
                                chef)))
                .isEqualTo(REFUSED);
        assertThat(DATABASE.<Integer>inTenant(
                        tenant, sql -> sql.update("DELETE FROM role_hierarchy WHERE senior_id = ?", chef)))
                .isOne();
    }

    @Test
    void aRoleOfTheTenantsOwnWithAPacksNameStopsThePack() {
        UUID tenant = DATABASE.newTenant("food-safety");
        aRole(tenant, "MANAGER");
        assertThat(refusal(tenant, sql -> sql.one("SELECT apply_role_pack(?)", FOOD)))
                .isEqualTo("23505");
        assertThat(rolesOf(tenant)).containsOnlyKeys("MANAGER");
    }

    @Test
    void aPermissionOfTheTenantsOwnUnderAPacksKeyBecomesThePacks() {
        UUID tenant = DATABASE.newTenant("parent-teacher-organization");
        DATABASE.inTenant(tenant, sql -> sql.update("""
                INSERT INTO permissions (tenant_id, id, name, description, resource, action)
                VALUES (?, ?, 'read:budget', 'ours', 'budget', 'read')""", tenant, UUID.randomUUID()));
        apply(tenant, PTO);
        assertThat(DATABASE.<Boolean>inTenant(
                        tenant, sql -> sql.one("SELECT system FROM permissions WHERE name = 'read:budget'")))
                .isTrue();
    }

    @Test
    void thereIsNoPackWithoutATenantOrAName() {
        assertThat(refusal(null, sql -> sql.one("SELECT apply_role_pack(?)", FOOD)))
                .isEqualTo("22023");
        assertThat(refusal(DATABASE.newTenant("food-safety"), sql -> sql.one("SELECT apply_role_pack('pirates')")))
                .isEqualTo("22023");
        assertThat(refusal(null, sql -> sql.update("UPDATE role_pack_roles SET level = 99")))
                .isEqualTo(REFUSED);
    }

    private static Map<String, Set<String>> pack(String pack) {
        return DATABASE.asOwner(sql -> byRole(sql.rows("""
                SELECT role AS r, permission AS p FROM role_pack_roles
                LEFT JOIN role_pack_role_permissions USING (pack, role) WHERE pack = ?""", pack)));
    }

    private static Set<String> keysOf(String pack) {
        return DATABASE.asOwner(
                sql -> new TreeSet<>(sql.column("SELECT permission FROM role_pack_permissions WHERE pack = ?", pack)));
    }

    private static Map<String, Set<String>> rolesOf(UUID tenant) {
        return DATABASE.inTenant(tenant, sql -> byRole(sql.rows("""
                SELECT r.name AS r, p.name AS p FROM roles r
                LEFT JOIN role_permissions rp ON rp.role_id = r.id LEFT JOIN permissions p ON p.id = rp.permission_id""")));
    }

    private static Map<String, Set<String>> byRole(List<Map<String, Object>> rows) {
        Map<String, Set<String>> roles = new TreeMap<>();
        for (Map<String, Object> row : rows) {
            Set<String> keys = roles.computeIfAbsent((String) row.get("r"), role -> new TreeSet<>());
            if (row.get("p") != null) {
                keys.add((String) row.get("p"));
            }
        }
        return roles;
    }

    private static List<UUID> ids(UUID tenant) {
        return DATABASE.inTenant(tenant, sql -> sql.column("""
                        SELECT id FROM roles UNION ALL SELECT id FROM permissions UNION ALL SELECT id FROM role_permissions
                        ORDER BY 1"""));
    }

    private static void apply(UUID tenant, String pack) {
        DATABASE.<Object>inTenant(tenant, sql -> sql.one("SELECT apply_role_pack(?)", pack));
    }

    private static UUID aRole(UUID tenant, String name) {
        UUID role = UUID.randomUUID();
        DATABASE.inTenant(
                tenant,
                sql -> sql.update(
                        "INSERT INTO roles (tenant_id, id, name, description, level) VALUES (?, ?, ?, 'Ours', 5)",
                        tenant,
                        role,
                        name));
        return role;
    }

    private static int takeOver(Sql sql, UUID tenant, UUID senior, UUID junior) {
        return sql.update(
                "INSERT INTO role_hierarchy (tenant_id, id, senior_id, junior_id) VALUES (?, gen_random_uuid(), ?, ?)",
                tenant,
                senior,
                junior);
    }

    private static int addToRole(Sql sql, UUID tenant, UUID role, UUID permission) {
        return sql.update(
                "INSERT INTO role_permissions (tenant_id, id, role_id, permission_id) VALUES (?, ?, ?, ?)",
                tenant,
                UUID.randomUUID(),
                role,
                permission);
    }

    private static String refusal(UUID tenant, SqlWork<?> work) {
        try {
            DATABASE.inTenant(tenant, work);
            return null;
        } catch (SqlFailure e) {
            return e.state();
        }
    }
}

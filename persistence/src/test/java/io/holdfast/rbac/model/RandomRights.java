package io.holdfast.rbac.model;

import io.holdfast.shared.security.Scope;
import io.holdfast.testing.People;
import io.holdfast.testing.Sql;
import io.holdfast.testing.SqlFailure;
import io.holdfast.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * An organization whose rights are changed at random, one statement after the other, by its owner: whatever rows say who may do what, and
 * some that do not. What the database refuses changes nothing and is a step, too.
 */
final class RandomRights {
    static final List<String> PERMISSIONS =
            List.of("read:all-projects", "manage:system", "upload:files", "fly:rockets");
    /** Begin and end of assignments, from now. */
    private static final List<String> TIMES =
            List.of("0", "0", "-1 hour", "0/2 hours", "-1 hour/-10 minutes", "1 hour/2 hours");

    private static final String ROLE = "(SELECT id FROM roles WHERE tenant_id = ? ORDER BY md5(id::text || ?) LIMIT 1)";
    private static final String OWN_ROLE =
            "(SELECT id FROM roles WHERE tenant_id = ? AND NOT system ORDER BY md5(id::text || ?) LIMIT 1)";
    private static final String PERMISSION =
            "(SELECT id FROM permissions WHERE tenant_id = ? ORDER BY name = ANY ('{read:all-projects,manage:system,"
                    + "upload:files,fly:rockets}') DESC, md5(id::text || ?) LIMIT 1)";

    final UUID tenant;
    final UUID above;
    final List<UUID> members = new ArrayList<>();
    final List<Scope> places = new ArrayList<>(List.of(Scope.TENANT));

    private final TestDatabase database;
    private final Random random;

    /** One change. */
    private interface Step {
        int on(Sql sql);
    }

    RandomRights(TestDatabase database, Random random) {
        this.database = database;
        this.random = random;
        var people = new People(database);
        tenant = people.firm();
        above = people.firm();
        for (int i = 0; i < 4; i++) {
            members.add(people.member(tenant));
        }
        database.asOwner(sql -> {
            sql.update("UPDATE tenants SET parent_id = ? WHERE id = ?", above, tenant);
            for (UUID organization : List.of(tenant, above)) {
                for (int i = 0; i < 4; i++) {
                    role(sql, organization, "role-" + i);
                }
            }
            places(sql);
            for (int i = 0; i < 6; i++) {
                hold(sql);
                assign(sql, Integer.toString(i));
            }
            return null;
        });
    }

    /** Changes something, and says what. */
    String step() {
        int what = random.nextInt(STEPS.size());
        String salt = Integer.toString(random.nextInt());
        try {
            int rows =
                    database.asOwner(sql -> STEPS.get(what).change(this, salt).on(sql));
            return "step " + what + " on " + rows + " rows";
        } catch (SqlFailure refused) {
            return "step " + what + " refused";
        }
    }

    /** Changes assignments, what roles hold or take over, or what the organization changes of that, and says what. */
    String stepOfRights(Sql sql) {
        int what = any(OF_RIGHTS);
        int rows =
                STEPS.get(what).change(this, Integer.toString(random.nextInt())).on(sql);
        return "step " + what + " on " + rows + " rows";
    }

    private interface Kind {
        Step change(RandomRights rights, String salt);
    }

    /** Those of the steps that a rehearsal can be about. */
    private static final List<Integer> OF_RIGHTS = List.of(0, 1, 2, 3, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 17);

    private static final List<Kind> STEPS = List.of(
            (r, s) -> sql -> r.assign(sql, s),
            (r, s) -> sql -> r.assign(sql, s),
            (r, s) -> sql -> sql.update(
                    "UPDATE user_roles SET revoked_at = now() WHERE tenant_id = ? AND id IN (" + some("user_roles")
                            + ")",
                    r.tenant,
                    r.tenant,
                    s),
            (r, s) -> sql -> sql.update(
                    "UPDATE user_roles SET valid_to = greatest(valid_from, now()) + interval '1 hour' WHERE tenant_id = ? AND id IN ("
                            + some("user_roles") + ")",
                    r.tenant,
                    r.tenant,
                    s),
            (r, s) -> sql -> sql.update(
                    "UPDATE user_roles SET role_id = " + ROLE
                            + ", user_id = ?, condition = '{}' WHERE tenant_id = ? AND id IN (" + some("user_roles")
                            + ")",
                    r.tenant,
                    s,
                    r.any(r.members),
                    r.tenant,
                    r.tenant,
                    s),
            (r, s) -> sql -> sql.update(
                    "DELETE FROM user_roles WHERE tenant_id = ? AND id IN (" + some("user_roles") + ")",
                    r.tenant,
                    r.tenant,
                    s),
            (r, s) -> sql -> r.hold(sql),
            (r, s) -> sql -> r.hold(sql),
            (r, s) -> sql -> sql.update(
                    "DELETE FROM role_permissions WHERE tenant_id = ? AND id IN (" + some("role_permissions") + ")",
                    r.tenant,
                    r.tenant,
                    s),
            (r, s) -> sql -> sql.update(
                    "UPDATE role_permissions SET role_id = " + OWN_ROLE + ", permission_id = " + PERMISSION
                            + " WHERE tenant_id = ? AND id IN (" + some("role_permissions") + ")",
                    r.tenant,
                    s,
                    r.tenant,
                    s,
                    r.tenant,
                    r.tenant,
                    s),
            (r, s) -> sql -> r.takeOver(sql),
            (r, s) -> sql -> r.takeOver(sql),
            (r, s) -> sql -> sql.update(
                    "DELETE FROM role_hierarchy WHERE tenant_id = ? AND id IN (" + some("role_hierarchy") + ")",
                    r.tenant,
                    r.tenant,
                    s),
            (r, s) -> sql -> r.set(sql, r.tenant, r.any(List.of("ADD", "REMOVE", "LOCK"))),
            (r, s) -> sql -> r.set(sql, r.tenant, r.any(List.of("ADD", "REMOVE"))),
            (r, s) -> sql -> r.set(sql, r.above, "LOCK"),
            (r, s) -> sql -> sql.update(
                    "UPDATE organization_permissions SET effect = ? WHERE tenant_id = ? AND id IN ("
                            + some("organization_permissions") + ")",
                    r.any(List.of("ADD", "REMOVE", "LOCK")),
                    r.tenant,
                    r.tenant,
                    s),
            (r, s) -> sql -> r.unset(sql, r.tenant, s),
            (r, s) -> sql -> r.unset(sql, r.above, s),
            (r, s) -> sql -> role(sql, r.tenant, r.roleName()),
            (r, s) -> sql ->
                    sql.update("DELETE FROM roles WHERE tenant_id = ? AND id = " + OWN_ROLE, r.tenant, r.tenant, s),
            (r, s) -> sql -> sql.update(
                    "UPDATE roles SET name = ? WHERE tenant_id = ? AND id = " + OWN_ROLE,
                    r.roleName(),
                    r.tenant,
                    r.tenant,
                    s),
            (r, s) -> sql -> sql.update(
                    "INSERT INTO permissions (tenant_id, id, name, description, resource, action)"
                            + " VALUES (?, gen_random_uuid(), 'fly:rockets', '', 'rockets', 'fly')",
                    r.tenant),
            (r, s) ->
                    sql -> sql.update("DELETE FROM permissions WHERE tenant_id = ? AND name = 'fly:rockets'", r.tenant),
            (r, s) -> sql -> sql.update(
                    "UPDATE permissions SET name = CASE name WHEN 'manage:system' THEN 'upload:files' ELSE 'manage:system' END"
                            + " WHERE tenant_id = ? AND name IN ('manage:system', 'other:thing')",
                    r.tenant),
            (r, s) -> sql -> sql.update(
                    "INSERT INTO permission_denies (tenant_id, id, user_id, permission_id, reason, condition)"
                            + " VALUES (?, gen_random_uuid(), ?, " + PERMISSION + ", 'a test', CAST(? AS jsonb))",
                    r.tenant,
                    r.any(r.members),
                    r.tenant,
                    s,
                    r.condition()),
            (r, s) -> sql -> sql.update(
                    "UPDATE permission_denies SET revoked_at = now() WHERE tenant_id = ? AND id IN ("
                            + some("permission_denies") + ")",
                    r.tenant,
                    r.tenant,
                    s),
            (r, s) -> sql -> sql.update(
                    "UPDATE users SET status = CASE status WHEN 'active' THEN 'disabled' ELSE 'active' END WHERE id = ?",
                    r.any(r.members)),
            (r, s) -> sql -> sql.update(
                    "UPDATE users SET email = 'p-' || gen_random_uuid() || '@people.example' WHERE id = ?",
                    r.any(r.members)),
            // Several tables in one statement.
            (r, s) -> sql -> sql.update(
                    "WITH gone AS (DELETE FROM role_permissions WHERE tenant_id = ? AND id IN ("
                            + some("role_permissions")
                            + ") RETURNING 1), closed AS (UPDATE user_roles SET revoked_at = now() WHERE tenant_id = ? AND id IN ("
                            + some("user_roles")
                            + ") RETURNING 1) DELETE FROM role_hierarchy WHERE tenant_id = ? AND id IN ("
                            + some("role_hierarchy") + ")",
                    r.tenant,
                    r.tenant,
                    s,
                    r.tenant,
                    r.tenant,
                    s,
                    r.tenant,
                    r.tenant,
                    s));

    private static String some(String table) {
        return "SELECT id FROM " + table + " WHERE tenant_id = ? ORDER BY md5(id::text || ?) LIMIT 2";
    }

    private int assign(Sql sql, String salt) {
        Scope scope = random.nextBoolean() ? Scope.TENANT : any(places);
        String[] times = any(TIMES).split("/");
        return sql.update(
                "INSERT INTO user_roles (tenant_id, id, user_id, role_id, scope_type, scope_id, condition, valid_from, valid_to)"
                        + " SELECT ?, gen_random_uuid(), ?, r.id, ?, CAST(? AS uuid), CAST(? AS jsonb), now() + CAST(? AS interval),"
                        + " now() + CAST(? AS interval) FROM (SELECT id FROM roles WHERE tenant_id = ?"
                        + " ORDER BY NOT system DESC, md5(id::text || ?) LIMIT 2) r ON CONFLICT DO NOTHING",
                tenant,
                any(members),
                scope.type().word(),
                scope.id() == null ? null : scope.id().toString(),
                condition(),
                times[0],
                times.length == 1 ? null : times[1],
                tenant,
                salt);
    }

    private int hold(Sql sql) {
        return sql.update(
                "INSERT INTO role_permissions (tenant_id, id, role_id, permission_id) SELECT ?, gen_random_uuid(), r.id, p.id"
                        + " FROM roles r, permissions p WHERE r.tenant_id = ? AND p.tenant_id = ? AND p.name = ?"
                        + " AND r.name IN (?, ?) ON CONFLICT DO NOTHING",
                tenant,
                tenant,
                tenant,
                any(PERMISSIONS),
                roleName(),
                roleName());
    }

    private int takeOver(Sql sql) {
        return sql.update(
                "INSERT INTO role_hierarchy (tenant_id, id, senior_id, junior_id) SELECT ?, gen_random_uuid(), s.id, j.id"
                        + " FROM roles s, roles j WHERE s.tenant_id = ? AND j.tenant_id = ? AND s.name = ? AND j.name = ?",
                tenant,
                tenant,
                tenant,
                roleName(),
                any(List.of(roleName(), "client_user", "internal_pm")));
    }

    private int set(Sql sql, UUID organization, String effect) {
        return sql.update(
                "INSERT INTO organization_permissions (tenant_id, id, module, role, permission, effect)"
                        + " VALUES (?, gen_random_uuid(), 'a', ?, ?, ?)",
                organization,
                roleName(),
                any(PERMISSIONS),
                effect);
    }

    private int unset(Sql sql, UUID organization, String salt) {
        return sql.update(
                "DELETE FROM organization_permissions WHERE tenant_id = ? AND id IN ("
                        + some("organization_permissions") + ")",
                organization,
                organization,
                salt);
    }

    private static int role(Sql sql, UUID organization, String name) {
        return sql.update(
                "INSERT INTO roles (tenant_id, id, name, description, level) VALUES (?, gen_random_uuid(), ?, '', 1)",
                organization,
                name);
    }

    private void places(Sql sql) {
        UUID account = UUID.randomUUID();
        sql.update(
                "INSERT INTO accounts (tenant_id, id, slug, name) VALUES (?, ?, 'client', 'A client')",
                tenant,
                account);
        UUID location = UUID.randomUUID();
        sql.update(
                "INSERT INTO locations (tenant_id, id, slug, name) VALUES (?, ?, 'site', 'A site')", tenant, location);
        places.add(new Scope(Scope.Type.ACCOUNT, account));
        places.add(new Scope(Scope.Type.LOCATION, location));
        for (UUID of : new UUID[] {account, null, account}) {
            UUID project = UUID.randomUUID();
            sql.update(
                    "INSERT INTO projects_cache (tenant_id, id, zoho_project_id, account_id, name, status, last_synced, gone_at)"
                            + " VALUES (?, ?, ?, CAST(? AS uuid), 'P', 'active', now(), CASE WHEN ? THEN now() END)",
                    tenant,
                    project,
                    project.toString(),
                    of,
                    places.size() == 5);
            places.add(new Scope(Scope.Type.PROJECT, project));
        }
    }

    private String roleName() {
        return "role-" + random.nextInt(6);
    }

    private String condition() {
        return random.nextInt(6) == 0 ? "{\"resource.status\": \"active\"}" : "{}";
    }

    <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}

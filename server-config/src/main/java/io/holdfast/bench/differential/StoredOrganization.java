package io.holdfast.bench.differential;

import io.holdfast.rbac.decision.Facts;
import io.holdfast.rbac.decision.Facts.RoleOverride;
import io.holdfast.shared.security.Scope;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Writes an organization, with those above it, into the tables as the owner of the database. */
final class StoredOrganization {
    private static final String ROLE =
            "INSERT INTO roles (tenant_id, id, name, description, level) VALUES (?, ?, ?, '', 1)";
    private static final String PERMISSION =
            "INSERT INTO permissions (tenant_id, id, name, description, resource, action) VALUES (?, ?, ?, '', ?, ?)";
    private static final String SETTING =
            "INSERT INTO organization_permissions (tenant_id, id, module, role, permission, effect)"
                    + " VALUES (?, gen_random_uuid(), 'rockets', ?, ?, ?)";
    private static final List<String> CATALOGUE =
            RandomOrganization.PERMISSIONS.subList(0, RandomOrganization.PERMISSIONS.size() - 1);
    /** How far up locks come from. */
    private static final int ABOVE = 2;

    private final Inserts rows;
    private final Facts facts;
    private final List<UUID> roles;
    private final Map<String, UUID> permissions = new HashMap<>();

    private StoredOrganization(Connection owner, RandomOrganization organization) {
        this.rows = new Inserts(owner);
        this.facts = organization.known();
        this.roles = organization.roles();
    }

    /** In one transaction. */
    static void store(Connection owner, RandomOrganization organization) throws SQLException {
        owner.setAutoCommit(false);
        new StoredOrganization(owner, organization).store();
        owner.commit();
    }

    private void store() throws SQLException {
        var tenant = facts.tenant();
        tenants(tenant);
        people(tenant);
        places(tenant);
        for (int i = 0; i < roles.size(); i++) rows.change(ROLE, tenant, roles.get(i), RandomOrganization.ROLES.get(i));
        holdings(tenant, facts.ownPermissions(), false);
        holdings(tenant, facts.templatePermissions(), true);
        hierarchy(tenant);
        for (var setting : facts.overrides()) if (setting.above() == 0) set(tenant, name(setting), setting);
        assignments(tenant);
        denials(tenant);
    }

    /** From the top: an organization names the one above it. */
    private void tenants(UUID tenant) throws SQLException {
        UUID parent = null;
        for (int above = ABOVE; above > 0; above--) {
            var organization = UUID.randomUUID();
            tenant(organization, parent, "active");
            for (var role : RandomOrganization.ROLES) rows.change(ROLE, organization, UUID.randomUUID(), role);
            permissions(organization);
            for (var lock : facts.overrides()) if (lock.above() == above) set(organization, name(lock), lock);
            parent = organization;
        }
        tenant(tenant, parent, facts.tenantActive() ? "active" : "suspended");
        permissions(tenant);
    }

    private void tenant(UUID id, UUID parent, String status) throws SQLException {
        rows.change(
                "INSERT INTO tenants (id, slug, name, kind, parent_id, status) VALUES (?, ?, 'Random', 'food-safety',"
                        + " ?, ?)",
                id,
                "r-" + id,
                parent,
                status);
    }

    private void permissions(UUID organization) throws SQLException {
        permissions.clear();
        for (var key : CATALOGUE) {
            var parts = key.split(":", 2);
            var id = UUID.randomUUID();
            rows.change(PERMISSION, organization, id, key, parts[1], parts[0]);
            permissions.put(key, id);
        }
    }

    private void people(UUID tenant) throws SQLException {
        for (var member : facts.members().entrySet()) {
            var email = member.getKey() + "@random.example";
            rows.change("INSERT INTO logins (id, email, password_hash) VALUES (?, ?, '-')", member.getKey(), email);
            rows.change(
                    "INSERT INTO users (tenant_id, id, login_id, email, name, client_dashboard_id, status)"
                            + " VALUES (?, ?, ?, ?, 'Somebody', ?, ?)",
                    tenant,
                    member.getKey(),
                    member.getKey(),
                    email,
                    member.getKey().toString(),
                    member.getValue() ? "active" : "disabled");
        }
    }

    private void places(UUID tenant) throws SQLException {
        for (var place : facts.within().keySet()) {
            var id = place.id();
            if (place.type() == Scope.Type.ACCOUNT)
                rows.change(
                        "INSERT INTO accounts (tenant_id, id, slug, name) VALUES (?, ?, ?, 'A client')",
                        tenant,
                        id,
                        "a-" + id);
            if (place.type() == Scope.Type.LOCATION)
                rows.change(
                        "INSERT INTO locations (tenant_id, id, slug, name) VALUES (?, ?, ?, 'A site')",
                        tenant,
                        id,
                        "l-" + id);
        }
        for (var place : facts.within().entrySet())
            if (place.getKey().type() == Scope.Type.PROJECT)
                rows.change(
                        "INSERT INTO projects_cache (tenant_id, id, zoho_project_id, account_id, name, status,"
                                + " last_synced) VALUES (?, ?, ?, ?, 'A project', 'active', now())",
                        tenant,
                        place.getKey().id(),
                        place.getKey().id().toString(),
                        place.getValue().id());
    }

    private void holdings(UUID tenant, Map<UUID, Set<String>> held, boolean ofTemplates) throws SQLException {
        for (var role : held.entrySet())
            for (var permission : role.getValue())
                rows.change(
                        "INSERT INTO role_permissions (tenant_id, id, role_id, permission_id, system)"
                                + " VALUES (?, gen_random_uuid(), ?, ?, ?)",
                        tenant,
                        role.getKey(),
                        permissions.get(permission),
                        ofTemplates);
    }

    private void hierarchy(UUID tenant) throws SQLException {
        for (var senior : facts.juniors().entrySet())
            for (var junior : senior.getValue())
                rows.change(
                        "INSERT INTO role_hierarchy (tenant_id, id, senior_id, junior_id) VALUES (?,"
                                + " gen_random_uuid(), ?, ?)",
                        tenant,
                        senior.getKey(),
                        junior);
    }

    /** A role that the organization itself lacks is the last one of those above. */
    private String name(RoleOverride setting) {
        int role = setting.role() == null ? roles.size() : roles.indexOf(setting.role());
        return RandomOrganization.ROLES.get(role);
    }

    private void set(UUID organization, String role, RoleOverride setting) throws SQLException {
        rows.change(
                SETTING,
                organization,
                role,
                setting.permission(),
                setting.effect().name());
    }

    private void assignments(UUID tenant) throws SQLException {
        for (var one : facts.assignments())
            rows.reaching(
                    "INSERT INTO user_roles (tenant_id, id, user_id, role_id,",
                    one.reach(),
                    tenant,
                    one.id(),
                    one.user(),
                    one.role());
    }

    private void denials(UUID tenant) throws SQLException {
        for (var one : facts.denials())
            rows.reaching(
                    "INSERT INTO permission_denies (reason, tenant_id, id, user_id, permission_id,",
                    one.reach(),
                    "random",
                    tenant,
                    one.id(),
                    one.user(),
                    permissions.get(one.permission()));
    }
}

package io.holdfast.bench.authz;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/**
 * An organization with a hundred effective grants for each of its people, in the tables: four assignments, two for the whole
 * organization, one for an account and one for a project, of a thousand roles with 25 permissions each. A fifth assignment makes
 * everybody a member. One more may look after all of them.
 */
final class ManyRights {
    /** Of whoever looks after people and permissions there; the password is the demo's. */
    private static final String BOSS = "boss-%d@rights.example";

    /** Held by everybody, and without a permission. */
    static final String EVERYBODYS = "member";
    /** Held by nobody; of the others there are 400. */
    static final String NOBODYS_PERMISSION = "use:thing-400";

    private static final String[] STEPS = {
        "INSERT INTO permissions (tenant_id, id, name, description, resource, action) SELECT $tenant,"
                + " gen_random_uuid(), 'use:thing-' || n, '', 'thing-' || n, 'use' FROM generate_series(0, 400) n",
        "INSERT INTO roles (tenant_id, id, name, description, level)"
                + " SELECT $tenant, gen_random_uuid(), 'crew-' || n, '', 1 FROM generate_series(0, 999) n UNION ALL SELECT"
                + " $tenant, gen_random_uuid(), '" + EVERYBODYS + "', '', 1",
        "INSERT INTO role_permissions (tenant_id, id, role_id, permission_id) SELECT $tenant, gen_random_uuid(), r.id,"
                + " p.id FROM generate_series(0, 999) n CROSS JOIN generate_series(0, 24) k JOIN roles r ON r.tenant_id ="
                + " $tenant AND r.name = 'crew-' || n JOIN permissions p ON p.tenant_id = $tenant AND p.name ="
                + " 'use:thing-' || (n * 31 + k * 16) % 400",
        "INSERT INTO accounts (tenant_id, id, slug, name)"
                + " SELECT $tenant, gen_random_uuid(), 'client-' || n, 'Client ' || n FROM generate_series(0, 99) n",
        "INSERT INTO projects_cache (tenant_id, id, zoho_project_id, account_id, name, status, last_synced) SELECT"
                + " $tenant, gen_random_uuid(), 'p-' || n, a.id, 'Project ' || n, 'active', now() FROM generate_series(0,"
                + " 999) n JOIN accounts a ON a.tenant_id = $tenant AND a.slug = 'client-' || n % 100",
        "INSERT INTO logins (id, email, password_hash) SELECT gen_random_uuid(), 'p' || n ||"
                + " '-$people@rights.example', '-' FROM generate_series(1, $people) n",
        "INSERT INTO users (tenant_id, id, login_id, email, name, client_dashboard_id)"
                + " SELECT $tenant, gen_random_uuid(), l.id, l.email, 'Person', l.email FROM logins l"
                + " WHERE l.email LIKE 'p%-$people@rights.example'",
        "INSERT INTO user_roles (tenant_id, id, user_id, role_id, scope_type, scope_id) SELECT $tenant,"
                + " gen_random_uuid(), u.id, r.id, CASE i WHEN 2 THEN 'account' WHEN 3 THEN 'project' ELSE 'tenant' END,"
                + " CASE i WHEN 2 THEN a.id WHEN 3 THEN p.id END FROM (SELECT id, row_number() OVER (ORDER BY id) n FROM"
                + " users WHERE tenant_id = $tenant) u CROSS JOIN generate_series(0, 3) i JOIN roles r ON r.tenant_id ="
                + " $tenant AND r.name = 'crew-' || ((hashint8(u.n) & 1023) + i * 101) % 1000 JOIN accounts a ON"
                + " a.tenant_id = $tenant AND a.slug = 'client-' || u.n % 100 JOIN projects_cache p ON p.tenant_id ="
                + " $tenant AND p.zoho_project_id = 'p-' || u.n * 13 % 1000",
        "INSERT INTO user_roles (tenant_id, id, user_id, role_id) SELECT $tenant, gen_random_uuid(), u.id, r.id"
                + " FROM users u JOIN roles r ON r.tenant_id = u.tenant_id AND r.name = '" + EVERYBODYS
                + "' WHERE u.tenant_id = $tenant",
        "INSERT INTO logins (id, email, password_hash) SELECT gen_random_uuid(), '$boss', password_hash FROM logins"
                + " WHERE email = 'admin@meridian.example'",
        "INSERT INTO users (tenant_id, id, login_id, email, name, client_dashboard_id)"
                + " SELECT $tenant, gen_random_uuid(), id, email, 'Boss', email FROM logins WHERE email = '$boss'",
        "INSERT INTO user_roles (tenant_id, id, user_id, role_id) SELECT $tenant, gen_random_uuid(), u.id, r.id"
                + " FROM users u, roles r WHERE u.tenant_id = $tenant AND u.email = '$boss'"
                + " AND r.tenant_id = $tenant AND r.name = 'admin'",
        "ANALYZE"
    };

    private final UUID tenant = UUID.randomUUID();
    private final int people;

    private ManyRights(int people) {
        this.people = people;
    }

    /**
     * Writes it.
     *
     * @param people at most 10,000, another number each time
     */
    static ManyRights of(int people, Connection owner, Connection app) throws SQLException {
        var rights = new ManyRights(people);
        rights.write(owner, app);
        return rights;
    }

    private void write(Connection owner, Connection app) throws SQLException {
        change(
                owner,
                "INSERT INTO tenants (id, slug, name, kind) VALUES ($tenant, 'rights-$people', 'Rights',"
                        + " 'engineering-portal')");
        enter(app);
        try (var pack = app.createStatement()) {
            pack.execute("SELECT apply_role_pack('engineering-portal')");
        }
        app.commit();
        for (var step : STEPS) change(owner, step);
    }

    private void change(Connection owner, String step) throws SQLException {
        owner.setAutoCommit(true);
        try (var statement = owner.createStatement()) {
            statement.execute(step.replace("$tenant", "'" + tenant + "'::uuid")
                    .replace("$people", Integer.toString(people))
                    .replace("$boss", boss()));
        }
    }

    /** Begins a transaction of this organization. */
    void enter(Connection app) throws SQLException {
        app.setAutoCommit(false);
        try (var enter = app.prepareStatement("SELECT set_session_variables(?, NULL, NULL, NULL, NULL, 'bench')")) {
            enter.setObject(1, tenant);
            enter.execute();
        }
    }

    /** The id of one of its roles. */
    UUID role(String name, Connection owner) throws SQLException {
        try (var select = owner.prepareStatement("SELECT id FROM roles WHERE tenant_id = ? AND name = ?")) {
            select.setObject(1, tenant);
            select.setString(2, name);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getObject(1, UUID.class);
            }
        }
    }

    int people() {
        return people;
    }

    UUID tenant() {
        return tenant;
    }

    String boss() {
        return BOSS.formatted(people);
    }

    /** Effective grants: what each assignment's role holds. */
    int grants() {
        return people * 4 * 25;
    }
}

package io.holdfast.system;

import io.holdfast.shared.crypto.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The database as its owner sees it: past the tenant floor, from a connection that no node uses. */
public final class Database {
    private final String url;
    private final Path home;

    Database(String url, Path home) {
        this.url = url;
        this.home = home;
    }

    String url() {
        return url;
    }

    /** An event of the audit log. */
    public record Event(String action, String outcome, String actor, String tenant) {}

    /** The database users under which nodes are connected now. */
    public List<String> rolesOfNodes() {
        return column(
                "SELECT DISTINCT usename FROM pg_stat_activity WHERE application_name LIKE 'holdfast-%' ORDER BY 1");
    }

    /** The events about one person, newest last. */
    public List<Event> eventsOf(String email) {
        String sql = "SELECT a.action, a.outcome, coalesce(u.email, a.actor_name), t.slug FROM audit_log a"
                + " JOIN tenants t ON t.id = a.tenant_id"
                + " LEFT JOIN users u ON u.tenant_id = a.tenant_id AND u.id = a.user_id"
                + " WHERE u.email = ? OR a.actor_name = ? ORDER BY a.\"timestamp\"";
        try (Connection connection = connect();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, email);
            statement.setString(2, email);
            List<Event> events = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    events.add(new Event(rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
                }
            }
            return events;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many readings of a list the log tells of, over all people and tenants. */
    public long readings(String action) {
        return Long.parseLong(column("SELECT coalesce(sum(CAST(meta ->> 'count' AS bigint)), 0) FROM audit_log"
                        + " WHERE outcome = 'SUCCEEDED' AND action = '" + action + "'")
                .get(0));
    }

    /** Action and epoch of the event of an authorization decision. */
    public List<String> decision(String id) {
        return column("SELECT unnest(ARRAY[action, CAST(policy_epoch AS text)]) FROM audit_log WHERE decision_id = '"
                + UUID.fromString(id) + "'");
    }

    /** The languages of mail that an organization and one of its members chose. */
    List<String> mailLanguages(String slug, String email) {
        return column("SELECT unnest(array[t.language, u.preferences ->> 'language']) FROM tenants t"
                + " JOIN users u ON u.tenant_id = t.id WHERE t.slug = '" + slug + "' AND u.email = '" + email + "'");
    }

    /** Nobody chose a language of mail. */
    void forgetMailLanguages() {
        execute("UPDATE tenants SET language = NULL");
        execute("UPDATE users SET preferences = preferences - 'language'");
    }

    /** The events of an outcome, over all tenants. */
    public long count(String action, String outcome) {
        return Long.parseLong(
                column("SELECT count(*) FROM audit_log WHERE action = '" + action + "' AND outcome = '" + outcome + "'")
                        .get(0));
    }

    /** Makes an organization whose log begins with so many events of ten years ago. @return its id */
    public String organizationWithOldEvents(int count) {
        String tenant = UUID.randomUUID().toString();
        execute("INSERT INTO tenants (id, slug, name, kind) VALUES ('" + tenant + "', 't-" + tenant
                + "', 'Old', 'food-safety')");
        execute(
                "WITH event AS (INSERT INTO audit_log (tenant_id, id, \"timestamp\", actor_kind, action, outcome, category,"
                        + " risk, canonical, leaf_hash) SELECT '" + tenant
                        + "', gen_random_uuid(), now() - interval '10 years',"
                        + " 'system', 'project.read', 'SUCCEEDED', 'DATA_ACCESS', 'LOW', c.b, sha256('\\x00'::bytea || c.b)"
                        + " FROM generate_series(1, " + count + ") n, convert_to('{\"n\":' || n || '}', 'UTF8') c (b)"
                        + " RETURNING tenant_id, id, \"timestamp\")"
                        + " INSERT INTO audit_pending (tenant_id, event_id, event_time) SELECT * FROM event");
        return tenant;
    }

    /** The events of an organization by action, with what they tell beside. */
    public List<String> eventsOfOrganization(String tenant) {
        return column("SELECT action || ' ' || meta FROM audit_log WHERE tenant_id = '" + tenant + "' ORDER BY 1");
    }

    /** The events of which the log of an organization has the action by a switch of somebody who runs the platform, by that one's address. */
    List<String> eventsBySwitch(String slug, String id) {
        return column(
                "SELECT a.action || ' ' || coalesce(u.email, '-') FROM audit_log a JOIN tenants t ON t.id = a.tenant_id"
                        + " LEFT JOIN users u ON u.id = a.user_id WHERE t.slug = '" + slug
                        + "' AND a.meta ->> 'tenantSwitch' = '"
                        + UUID.fromString(id) + "' ORDER BY a.\"timestamp\", a.id");
    }

    /** The risks of the events about an object, the oldest first. */
    List<String> risks(String noun, String id) {
        return column("SELECT risk FROM audit_log WHERE entity = '" + noun + "' AND entity_id = '" + UUID.fromString(id)
                + "' ORDER BY \"timestamp\", id");
    }

    /** The actions on an object with their outcomes, the oldest first. */
    public List<String> events(String noun, String id) {
        return column("SELECT action || ' ' || outcome FROM audit_log WHERE entity = '" + noun + "' AND entity_id = '"
                + UUID.fromString(id) + "' ORDER BY \"timestamp\", id");
    }

    /** Whom an import gave a role, as the log has it: an id for each event. */
    List<String> given(String id) {
        return column("SELECT entity_id FROM audit_log WHERE action = 'role.grant' AND outcome = 'SUCCEEDED'"
                + " AND meta ->> 'import' = '" + UUID.fromString(id) + "'");
    }

    /** Makes members without a role. @return their addresses */
    List<String> members(String slug, int count) {
        String unique = UUID.randomUUID().toString().substring(0, 8);
        execute("INSERT INTO logins (id, email, password_hash) SELECT gen_random_uuid(), 'many-" + unique
                + "-' || n || '@officers.example', 'none' FROM generate_series(1, " + count + ") n");
        execute("INSERT INTO users (tenant_id, id, login_id, email, name, client_dashboard_id) SELECT t.id, l.id, l.id,"
                + " l.email, 'One of many', l.id FROM tenants t, logins l WHERE t.slug = '" + slug
                + "' AND l.email LIKE 'many-" + unique + "-%'");
        return column("SELECT email FROM logins WHERE email LIKE 'many-" + unique + "-%'");
    }

    /** Does something while an organization has used up what mail it may send. */
    void withTooMuchMail(String slug, Runnable deed) {
        execute(
                "INSERT INTO outbox_mails (tenant_id, id, idempotency_key, kind, language, to_address, subject, message_id,"
                        + " state, finished_at) SELECT t.id, gen_random_uuid(), 'too-much-' || n, 'invitation', 'en', 'x@too-much.example',"
                        + " 'x', '<' || n || '@too-much>', 'SENT', now() FROM tenants t, generate_series(1, 500) n WHERE t.slug = '"
                        + slug + "'");
        try {
            deed.run();
        } finally {
            execute("DELETE FROM outbox_mails WHERE to_address = 'x@too-much.example'");
        }
    }

    /** Takes back what people hold. */
    void takeBack(List<String> emails) {
        execute("UPDATE user_roles g SET revoked_at = now() FROM users u WHERE u.tenant_id = g.tenant_id AND u.id ="
                + " g.user_id AND g.revoked_at IS NULL AND u.email IN ('" + String.join("', '", emails) + "')");
    }

    /** How many positions the log of an organization has. */
    public long positionsOf(String tenant) {
        return Long.parseLong(column("SELECT count(*) FROM audit_position WHERE tenant_id = '" + tenant + "'")
                .get(0));
    }

    /** How the connection of the engineering firm stands, and why. */
    public Connected connection() {
        String sql = "SELECT c.state, c.state_reason, extract(epoch FROM c.state_until - now())::bigint,"
                + " extract(epoch FROM c.access_token_expires_at - now())::bigint, c.refresh_token"
                + " FROM zoho_connections c JOIN tenants t ON t.id = c.tenant_id WHERE t.slug = 'meridian'";
        try (Connection connection = connect();
                ResultSet row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return new Connected(row.getString(1), row.getString(2), row.getLong(3), row.getLong(4), row.getString(5));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The connection to Zoho as a row.
     *
     * @param reason null when it is fine
     * @param pausedSeconds 0 when it is not paused
     * @param refreshToken sealed
     */
    public record Connected(String state, String reason, long pausedSeconds, long tokenSeconds, String refreshToken) {}

    /** For how many seconds each scope of calls is paused. */
    public Map<String, Long> pauses() {
        Map<String, Long> pauses = new HashMap<>();
        column("SELECT scope || '=' || extract(epoch FROM paused_until - now())::bigint FROM zoho_pauses"
                        + " WHERE paused_until > now()")
                .forEach(pause -> pauses.put(
                        pause.substring(0, pause.lastIndexOf('=')),
                        Long.valueOf(pause.substring(pause.lastIndexOf('=') + 1))));
        return pauses;
    }

    /** What time or an operator would do after a trouble with Zoho: the next call is sent again. */
    public void forgetTroublesWithZoho() {
        execute("UPDATE zoho_connections SET state = 'connected', state_reason = NULL, state_until = NULL,"
                + " token_window_count = 0");
        execute("DELETE FROM zoho_pauses");
    }

    /** Ends what somebody has open, behind the product's back. */
    void endSessionsOf(String email) {
        execute("UPDATE sessions s SET ended_at = now(), end_reason = 'revoked' FROM users u"
                + " WHERE u.tenant_id = s.tenant_id AND u.id = s.user_id AND s.ended_at IS NULL AND u.email = '" + email
                + "'");
    }

    /** Has an address refused for good, as its mail server would have it. */
    void suppress(String slug, String address) {
        execute("INSERT INTO mail_suppressions (tenant_id, id, address_digest, address_hint, reason)"
                + " SELECT id, gen_random_uuid(), sha256(convert_to(id || E'\\n' || '" + address + "', 'UTF8')), 'n…@"
                + address.replaceFirst(".*@", "") + "', '550 no such mailbox' FROM tenants WHERE slug = '" + slug
                + "' ON CONFLICT DO NOTHING");
    }

    /** Puts a permission of nobody's into an organization's matrix, past its triggers. @return the made-up person's id */
    String addToMatrix(String slug) {
        String nobody = UUID.randomUUID().toString();
        execute(
                "INSERT INTO user_permission_matrix (tenant_id, user_id, permission_id, assignment_id, role_id, email, scope_type,"
                        + " valid_from, conditional) SELECT id, '" + nobody + "', gen_random_uuid(), gen_random_uuid(),"
                        + " gen_random_uuid(), 'nobody@nowhere.example', 'tenant', now(), false FROM tenants WHERE slug = '"
                        + slug
                        + "'");
        return nobody;
    }

    /** The mails of reasons like this: "term-given dana@officers.example", the oldest first. */
    List<String> mails(String reason) {
        return column("SELECT kind || ' ' || to_address FROM outbox_mails WHERE idempotency_key LIKE '" + reason
                + "' ORDER BY created_at, id");
    }

    /** What the matrices of all organizations have of a person: the ids of assignments. */
    List<String> inMatrix(String user) {
        return column("SELECT CAST(assignment_id AS text) FROM user_permission_matrix WHERE user_id = '" + user + "'");
    }

    /**
     * The permissions that a person hands on by the rows of delegations of their roles: as parts of roles, and, if wished, with all that the roles hold
     * that they hand on as these are.
     */
    Set<String> handedOn(String email, boolean withRoles) {
        String mine =
                " FROM users u JOIN user_roles g ON g.tenant_id = u.tenant_id AND g.user_id = u.id AND g.revoked_at IS NULL"
                        + " JOIN roles r ON r.tenant_id = g.tenant_id AND r.id = g.role_id"
                        + " JOIN role_pack_delegations d ON d.pack = r.pack AND d.role = r.name";
        List<String> keys =
                new ArrayList<>(column("SELECT d.target" + mine + " AND d.kind = 'PERMISSION' WHERE u.email = '"
                        + email + "' UNION SELECT p.name" + mine + " AND d.kind = 'OWN_PERMISSIONS' JOIN permissions p"
                        + " ON p.tenant_id = r.tenant_id AND NOT p.system WHERE u.email = '" + email + "'"));
        if (withRoles) {
            keys.addAll(column("SELECT p.name" + mine + " AND d.kind = 'ROLE' JOIN roles t ON t.tenant_id = r.tenant_id"
                    + " AND t.name = d.target JOIN role_effective_permissions e ON e.tenant_id = t.tenant_id AND e.role_id = t.id"
                    + " JOIN permissions p ON p.tenant_id = e.tenant_id AND p.id = e.permission_id WHERE u.email = '"
                    + email
                    + "'"));
        }
        return Set.copyOf(keys);
    }

    /** What a role holds in somebody's organization, taken over from others or not. */
    Set<String> held(String email, String role) {
        return Set.copyOf(column(
                "SELECT DISTINCT p.name FROM users u JOIN roles r ON r.tenant_id = u.tenant_id AND r.name = '" + role
                        + "' JOIN role_effective_permissions e ON e.tenant_id = r.tenant_id AND e.role_id = r.id"
                        + " JOIN permissions p ON p.tenant_id = e.tenant_id AND p.id = e.permission_id WHERE u.email = '"
                        + email + "'"));
    }

    /** What the rights of an organization come from and amount to, its epoch and what was logged of its changes: a line for each table. */
    List<String> rights(String slug) {
        return List.of(
                        "roles",
                        "role_permissions",
                        "role_hierarchy",
                        "user_roles",
                        "organization_permissions",
                        "role_effective_permissions",
                        "user_permission_matrix",
                        "org_permission_summary",
                        "permission_audit_log",
                        "rights_notes")
                .stream()
                .map(table -> table + " "
                        + column(
                                        "SELECT md5(coalesce(string_agg(CAST(x AS text), ';' ORDER BY CAST(x AS text)), '')) FROM "
                                                + table + " x JOIN tenants t ON t.id = x.tenant_id WHERE t.slug = '"
                                                + slug + "'")
                                .get(0))
                .toList();
    }

    /** The one job that failed for good: what was lost with nodes that other tests killed goes. @return its id */
    String deadJob() {
        execute("DELETE FROM jobs WHERE state = 'DEAD'");
        return job(
                "state, finished_at, failures, attempts, max_attempts, error",
                "'DEAD', now(), 5, 5, 5, 'The disk was full.'");
    }

    /** A job of the platform that runs on some node for a person, and never ends by itself. @return its id */
    String runningJob(String email) {
        return job(
                "state, started_at, claim_id, lease_until, node_id, attempts, progress_done, progress_total, progress_unit, user_id",
                "'RUNNING', now(), gen_random_uuid(), now() + interval '1 hour',"
                        + " (SELECT id FROM cluster_nodes WHERE state = 'UP' ORDER BY heartbeat_at DESC LIMIT 1), 1, 120, 400, 'sign-ins',"
                        + " (SELECT u.id FROM users u WHERE u.email = '" + email + "' AND u.tenant_id = t.id)");
    }

    private String job(String columns, String values) {
        return column("INSERT INTO jobs (tenant_id, id, type, title, " + columns + ") SELECT t.id, gen_random_uuid(),"
                        + " 'signin-attempts.forget', 'Forget sign-ins', " + values
                        + " FROM tenants t WHERE t.slug = 'platform' RETURNING id")
                .get(0);
    }

    void forgetMadeUpJobs() {
        execute("DELETE FROM jobs WHERE title = 'Forget sign-ins'");
    }

    /** Where an event stands. @param action as its column says it */
    record Place(String id, long position, String action) {}

    /** The size of an organization's newest checkpoint; 0 before the first. */
    long checkpointed(String slug) {
        return Long.parseLong(column("SELECT coalesce(max(c.size), 0) FROM audit_checkpoints c"
                        + " JOIN tenants t ON t.id = c.tenant_id WHERE t.slug = '" + slug + "'")
                .get(0));
    }

    /** The first event of an organization's numbered log. */
    Place firstEvent(String slug) {
        String[] parts = column("SELECT l.id || ' ' || p.n || ' ' || l.action FROM audit_position p"
                        + " JOIN audit_log l ON l.tenant_id = p.tenant_id AND l.id = p.event_id"
                        + " JOIN tenants t ON t.id = p.tenant_id WHERE t.slug = '" + slug + "' ORDER BY p.n LIMIT 1")
                .get(0)
                .split(" ");
        return new Place(parts[0], Long.parseLong(parts[1]), parts[2]);
    }

    /** Changes what a column says of an event, past what forbids it, as a superuser could. */
    void rewriteAction(Place event, String action) {
        execute("ALTER TABLE audit_log DISABLE TRIGGER append_only;"
                + " UPDATE audit_log SET action = '" + action + "' WHERE id = '" + event.id() + "';"
                + " ALTER TABLE audit_log ENABLE ALWAYS TRIGGER append_only");
    }

    /** A node in the register that gave a sign of life a moment ago. */
    void registerNode(String name) {
        execute(
                "INSERT INTO cluster_nodes (id, name, version, state, heartbeat_at, line_pid) VALUES (gen_random_uuid(), '"
                        + name + "', 'test', 'UP', now() - interval '5 seconds', 0)");
    }

    void forgetNode(String name) {
        execute("DELETE FROM cluster_nodes WHERE name = '" + name + "'");
    }

    void execute(String sql) {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What anybody with the log can read of the events of an action. */
    public List<String> clearTextOfEvents(String action) {
        return column("SELECT convert_from(canonical, 'UTF8') FROM audit_log WHERE action = '" + action + "'");
    }

    /** Opens a signing key with the master key of this installation, as a node does. */
    SigningKey signingKey(String id) {
        try (Connection connection = connect();
                var statement = connection.prepareStatement("SELECT private_key FROM signing_keys WHERE id = ?")) {
            statement.setString(1, id);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                String pkcs8 = Vault.of(secret("master-key")).open("signing_keys.private_key/" + id, row.getString(1));
                byte[] bytes = Base64.getDecoder().decode(pkcs8);
                return new SigningKey(
                        id, KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes)));
            }
        } catch (SQLException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A connection of one's own is over, and with it its process, before anybody looks at that. */
    private static final String CONNECTION_OF_A_NODE =
            "(SELECT min(pid) FROM pg_stat_activity WHERE application_name LIKE 'holdfast-%')";

    /** Ends the whole database as a crash of the machine would; the launcher starts it again. */
    void kill() {
        ProcessHandle postmaster = process(CONNECTION_OF_A_NODE).parent().orElseThrow();
        postmaster.destroyForcibly();
        postmaster.onExit().join();
    }

    /**
     * Stops the clock of the database: connections stay open and nothing is answered, as when its disk hangs.
     *
     * @return what has to go on for it to work again
     */
    List<OsProcess> standStill() {
        List<OsProcess> processes = new ArrayList<>();
        processes.add(new OsProcess(
                process(CONNECTION_OF_A_NODE).parent().orElseThrow().pid()));
        column("SELECT pid FROM pg_stat_activity WHERE application_name LIKE 'holdfast-%'")
                .forEach(pid -> processes.add(new OsProcess(Long.parseLong(pid))));
        processes.forEach(OsProcess::pause);
        return processes;
    }

    /** Kills the process behind one connection of a node, upon which PostgreSQL drops all and recovers. */
    void killOneConnectionOfANode() {
        process(CONNECTION_OF_A_NODE).destroyForcibly();
    }

    /** Does something while nobody else can read or write a table: to a node the database is slow. */
    void whileLocked(String table, Runnable deed) {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
            deed.run();
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private ProcessHandle process(String expression) {
        return ProcessHandle.of(Long.parseLong(column("SELECT " + expression).get(0)))
                .orElseThrow();
    }

    /** A secret that the launcher made for this installation. */
    String secret(String name) {
        try {
            return Files.readString(home.resolve("secrets").resolve(name)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> column(String sql) {
        try (Connection connection = connect();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Past the tenant floor; to be closed by the caller. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, "holdfast_owner", secret("database-owner"));
    }
}

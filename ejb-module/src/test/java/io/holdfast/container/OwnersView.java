package io.holdfast.container;

import io.holdfast.shared.id.JobId;
import io.holdfast.testing.Sql;
import io.holdfast.testing.SqlFailure;
import io.holdfast.testing.SqlWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.postgresql.Driver;

/** What the database's owner sees, committed and of all tenants, on connections of its own. */
final class OwnersView {
    static final String PASSWORD = "holdfast.test.owner-password";

    private OwnersView() {}

    static UUID newTenant() {
        UUID tenant = UUID.randomUUID();
        work(sql -> sql.update(
                "INSERT INTO tenants (id, slug, name, kind) VALUES (?, ?, 'A tenant', 'engineering-portal')",
                tenant,
                "t-" + tenant));
        return tenant;
    }

    /** The tenant's events, in the order of their writing, as {@code action outcome reason}. */
    static List<String> events(UUID tenant) {
        return work(sql -> sql.column(
                "SELECT concat_ws(' ', action, outcome, reason) FROM audit_log WHERE tenant_id = ? ORDER BY \"timestamp\", id",
                tenant));
    }

    /** How many sign-ins were refused because of a lock, in the log of the platform: whose they are is not known yet. */
    static long deniedSignIns() {
        return work(sql -> sql.one("SELECT count(*) FROM audit_log WHERE action = 'LOGIN' AND outcome = 'DENIED'"));
    }

    static List<String> accounts(UUID tenant) {
        return work(sql -> sql.column("SELECT slug FROM accounts WHERE tenant_id = ? ORDER BY slug", tenant));
    }

    /** The transactions that wrote the tenant's accounts and events. */
    static Map<String, Object> writers(UUID tenant) {
        return work(sql -> sql.rows(
                        "SELECT (SELECT string_agg(xmin::text, ',') FROM accounts WHERE tenant_id = ?) AS change,"
                                + " (SELECT string_agg(xmin::text, ',') FROM audit_log WHERE tenant_id = ?) AS event",
                        tenant,
                        tenant))
                .get(0);
    }

    /** A member of the tenant with an open session; answers the session's id. */
    static UUID session(UUID tenant, UUID user) {
        UUID session = UUID.randomUUID();
        return work(sql -> {
            sql.update(
                    "INSERT INTO logins (id, email, password_hash) VALUES (?, ?, 'hash')", user, user + "@p.example");
            sql.update(
                    "INSERT INTO users (tenant_id, id, login_id, email, name, client_dashboard_id)"
                            + " SELECT ?, id, id, email, 'A person', id::text FROM logins WHERE id = ?",
                    tenant,
                    user);
            sql.update(
                    "INSERT INTO sessions (tenant_id, id, user_id, token_hash, idle_expires_at, expires_at)"
                            + " VALUES (?, ?, ?, sha256(?::text::bytea), now() + interval '1 hour', now() + interval '1 hour')",
                    tenant,
                    session,
                    user,
                    session);
            return session;
        });
    }

    static void endSession(UUID session) {
        work(sql -> sql.update("UPDATE sessions SET ended_at = now(), end_reason = 'revoked' WHERE id = ?", session));
    }

    static long epoch(UUID tenant) {
        return OwnersView.<Long>work(sql -> sql.one("SELECT epoch FROM tenant_epochs WHERE tenant_id = ?", tenant));
    }

    /** Name and state of a node in the register; null when it is not there. */
    static String node(UUID id) {
        return work(sql -> sql.one("SELECT concat(name, ' ', state) FROM cluster_nodes WHERE id = ?", id));
    }

    /** Sends a notification. */
    static void tell(String channel, String words) {
        work(sql -> sql.one("SELECT cast(pg_notify(?, ?) AS text)", channel, words));
    }

    /** Ends the runtime's connections whose name is like that, as the runtime itself may. */
    static void endConnections(String like) {
        as(
                "holdfast_app",
                System.getProperty("holdfast.db.password"),
                sql -> sql.column(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                                + " WHERE datname = current_database() AND usename = current_user AND application_name LIKE ?",
                        like));
    }

    static Map<String, Object> job(JobId id) {
        return work(sql -> sql.rows(
                        "SELECT state, attempts, failures, error, result::text AS result FROM jobs WHERE id = ?",
                        id.value())
                .get(0));
    }

    static long jobs(UUID tenant) {
        return work(sql -> sql.one("SELECT count(*) FROM jobs WHERE tenant_id = ?", tenant));
    }

    /** Runs work in one transaction that is committed at its end. */
    static <T> T work(SqlWork<T> work) {
        return as("holdfast_owner", System.getProperty(PASSWORD), work);
    }

    private static <T> T as(String user, String password, SqlWork<T> work) {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        try (Connection connection = new Driver().connect(System.getProperty("holdfast.db.url"), login)) {
            connection.setAutoCommit(false);
            T result = work.run(new Sql(connection));
            connection.commit();
            return result;
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }
}

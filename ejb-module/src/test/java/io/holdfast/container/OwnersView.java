package io.holdfast.container;

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

    /** Runs work in one transaction that is committed at its end. */
    static <T> T work(SqlWork<T> work) {
        Properties login = new Properties();
        login.setProperty("user", "holdfast_owner");
        login.setProperty("password", System.getProperty(PASSWORD));
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

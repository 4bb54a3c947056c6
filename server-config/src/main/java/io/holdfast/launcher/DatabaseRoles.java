package io.holdfast.launcher;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

/** Makes the roles and the database of the embedded server, once. */
final class DatabaseRoles {
    private static final String PREPARED = "Holdfast: roles and database are complete";
    /** Left by a first start that was interrupted: the rest of the script is still to be run. */
    private static final Set<String> ALREADY_THERE = Set.of("42710", "42P04");

    private static final String WRONG_PASSWORD = "28P01";

    private final String url;
    private final Secrets secrets;

    DatabaseRoles(String url, Secrets secrets) {
        this.url = url;
        this.secrets = secrets;
    }

    void prepare(RolesScript script, Path log) {
        try (var connection =
                DriverManager.getConnection(url, EmbeddedPostgres.ADMIN, secrets.databasePassword("admin"))) {
            if (isPrepared(connection)) return;
            // A statement that fails would be logged in full, password included.
            execute(connection, "SET log_min_error_statement = 'panic'");
            for (var statement : script.with(values()).statements()) executeUnlessThere(connection, statement);
            execute(connection, "COMMENT ON DATABASE " + EmbeddedPostgres.DATABASE + " IS '" + PREPARED + "'");
        } catch (SQLException e) {
            if (WRONG_PASSWORD.equals(e.getSQLState()))
                throw LauncherException.withLog(
                        "The database does not accept the password in the secrets folder: data and secrets belong"
                                + " together and must be restored together.",
                        log,
                        e);
            throw LauncherException.withLog("Cannot make the database roles: " + e.getMessage() + ".", log, e);
        }
    }

    private Map<String, String> values() {
        return Map.of(
                "owner_password", secrets.databasePassword("owner"),
                "app_password", secrets.databasePassword("app"),
                "reader_password", secrets.databasePassword("reader"),
                "database", EmbeddedPostgres.DATABASE);
    }

    private static boolean isPrepared(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement(
                "SELECT FROM pg_database WHERE datname = ? AND shobj_description(oid, 'pg_database') = ?")) {
            query.setString(1, EmbeddedPostgres.DATABASE);
            query.setString(2, PREPARED);
            try (var rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void executeUnlessThere(Connection connection, String statement) throws SQLException {
        try {
            execute(connection, statement);
        } catch (SQLException e) {
            if (!ALREADY_THERE.contains(e.getSQLState())) throw e;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

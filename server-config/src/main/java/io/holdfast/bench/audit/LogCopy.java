package io.holdfast.bench.audit;

import io.holdfast.bench.cluster.Rest;
import io.holdfast.bench.product.BenchException;
import io.holdfast.bench.product.Product;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/** A copy of the whole database of a log that lived, for the superuser to forge. Its product has been killed, its database server runs. */
final class LogCopy {
    private static final String NAME = "holdfast_forged";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN = Duration.ofMillis(100);

    /** Takes away what stops everybody but a superuser. */
    static final String UNGUARDED = """
            DO $do$
            DECLARE
              v_table regclass;
              v_check record;
            BEGIN
              FOR v_table IN SELECT c.oid FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace
                  WHERE s.nspname = 'public' AND c.relkind IN ('r', 'p') AND c.relname LIKE 'audit%' LOOP
                EXECUTE format('ALTER TABLE %s DISABLE TRIGGER ALL', v_table);
              END LOOP;
              FOR v_check IN SELECT conname FROM pg_constraint
                  WHERE conrelid = 'audit_log'::regclass AND contype = 'c' LOOP
                EXECUTE format('ALTER TABLE audit_log DROP CONSTRAINT %I', v_check.conname);
              END LOOP;
            END $do$""";

    private final Opening database;

    /** @param database opens the copy, as superuser */
    LogCopy(Opening database) {
        this.database = database;
    }

    /** A connection, each time a new one. */
    interface Opening {
        Connection open() throws IOException, SQLException;
    }

    /** Kills every node, keeps the launcher from starting them again, and copies what they have left. */
    static LogCopy of(Product product) throws IOException, InterruptedException, SQLException {
        alone(product, "CREATE DATABASE " + NAME + " OWNER holdfast_owner TEMPLATE holdfast STRATEGY file_copy");
        return new LogCopy(() -> product.database("admin", NAME));
    }

    /** Puts the copy in the place of the database, of which nothing is left. Nodes are killed as above. */
    static void exchange(Product product) throws IOException, InterruptedException, SQLException {
        alone(product, "DROP DATABASE holdfast", "ALTER DATABASE " + NAME + " RENAME TO holdfast");
    }

    /** Kills every node, keeps the launcher from starting them again, and closes what is left of their connections. */
    static void alone(Product product, String... orders) throws IOException, InterruptedException, SQLException {
        var status = product.status();
        Product.signal("STOP", status.launcherPid());
        for (var node : status.nodes()) if (node.pid() > 0) Product.signal("KILL", node.pid());
        try (var admin = product.database("admin", "postgres");
                var statement = admin.createStatement()) {
            var limit = System.nanoTime() + PATIENCE.toNanos();
            while (isUsed(admin)) {
                if (System.nanoTime() > limit) throw new BenchException("The database is still in use.");
                statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'holdfast'");
                Rest.of(BETWEEN);
            }
            for (var order : orders) statement.execute(order);
        }
    }

    /**
     * Forges in a transaction that is left open: what is committed nowhere else is seen by this connection, and its end undoes it.
     * Guards are taken away first, as only a superuser can.
     */
    Connection forged(Forgery forgery, UUID tenant, UUID other, long position) throws IOException, SQLException {
        var connection = database.open();
        try (var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(UNGUARDED);
            for (var sql : forgery.sql())
                statement.execute(sql.replace("$t", "'" + tenant + "'::uuid")
                        .replace("$u", "'" + other + "'::uuid")
                        .replace("$k", Long.toString(position)));
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw new SQLException(forgery.name() + ": " + e.getMessage(), e);
        }
    }

    /** As it is. */
    Connection untouched() throws IOException, SQLException {
        return database.open();
    }

    private static boolean isUsed(Connection admin) throws SQLException {
        try (var statement = admin.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM pg_stat_activity WHERE datname = 'holdfast'")) {
            return row.next() && row.getLong(1) > 0;
        }
    }
}

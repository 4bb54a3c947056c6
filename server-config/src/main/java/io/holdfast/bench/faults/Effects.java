package io.holdfast.bench.faults;

import io.holdfast.bench.cluster.Rest;
import io.holdfast.bench.history.Action;
import io.holdfast.bench.history.Recorder;
import io.holdfast.bench.product.BenchException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Background jobs under faults. Each is a row, inserted as its owner; its effect is a row of a table of the benchmark's own, written in the
 * transaction that finishes the job, by a trigger that fires as often as somebody finishes it. The trigger takes its time, so that
 * kills find transactions under way.
 */
final class Effects {
    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final Duration AT_THE_END = Duration.ofMinutes(5);

    private final String url;
    private final String password;
    private final Recorder recorder;
    private final UUID tenant = UUID.randomUUID();

    Effects(String url, String ownerPassword, Recorder recorder) {
        this.url = url;
        this.password = ownerPassword;
        this.recorder = recorder;
    }

    void prepare() throws SQLException {
        try (var connection = connection();
                var statement = connection.createStatement()) {
            statement.execute("INSERT INTO tenants (id, slug, name, kind) VALUES ('" + tenant + "', 'bench-" + tenant
                    + "', 'Of the benchmark', 'engineering-portal')");
            statement.execute("CREATE TABLE bench_effects (job uuid NOT NULL)");
            statement.execute("""
                    CREATE FUNCTION bench_effect() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
                    SET search_path = public, pg_temp AS $$
                    BEGIN
                      INSERT INTO bench_effects VALUES (NEW.id);
                      PERFORM pg_sleep(random() * 0.05);
                      RETURN NULL;
                    END $$""");
            statement.execute("CREATE TRIGGER bench_effect AFTER UPDATE ON jobs FOR EACH ROW"
                    + " WHEN (NEW.type = 'jobs.probe' AND NEW.state = 'SUCCEEDED') EXECUTE FUNCTION bench_effect()");
        }
    }

    /** Hands jobs over at a pace, also while the database is away. */
    void submit(int client, AtomicBoolean running) throws InterruptedException {
        Connection connection = null;
        while (running.get()) {
            var job = UUID.randomUUID();
            var operation = recorder.begin(client, Action.SUBMIT, "job " + job, "");
            try {
                if (connection == null || !connection.isValid(2)) connection = connection();
            } catch (SQLException e) {
                operation.fail("no connection");
                Rest.of(BETWEEN);
                continue;
            }
            try (var statement =
                    connection.prepareStatement("INSERT INTO jobs (tenant_id, id, type, title, ready, due_rank)"
                            + " VALUES (?, ?, 'jobs.probe', 'bench', true, now() - interval '5 minutes')")) {
                statement.setObject(1, tenant);
                statement.setObject(2, job);
                statement.executeUpdate();
                operation.ok("");
            } catch (SQLException e) {
                // The commit may have been done before its answer was lost.
                operation.unknown(String.valueOf(e.getSQLState()));
            }
            Rest.of(BETWEEN);
        }
    }

    /** Waits until no job is left, and puts on record what was done. */
    void collect() throws SQLException, InterruptedException {
        try (var connection = connection()) {
            var limit = System.nanoTime() + AT_THE_END.toNanos();
            while (open(connection) > 0 && System.nanoTime() < limit) Rest.of(BETWEEN);
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT job FROM bench_effects")) {
                while (rows.next())
                    recorder.begin(0, Action.EFFECT, "job " + rows.getString(1), "")
                            .ok("");
            }
        }
        recorder.begin(0, Action.REST, "", "").ok("");
    }

    private static long open(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT count(*) FROM jobs WHERE title = 'bench' AND state IN ('WAITING', 'RUNNING')")) {
            if (!row.next()) throw new BenchException("The jobs could not be counted.");
            return row.getLong(1);
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(url, "holdfast_owner", password);
    }
}

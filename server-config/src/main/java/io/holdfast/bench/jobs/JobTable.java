package io.holdfast.bench.jobs;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The rows of jobs, as the database's owner sees them. */
final class JobTable {
    private static final String PROBE = "jobs.probe";

    private final Connection owner;

    JobTable(Connection owner) {
        this.owner = owner;
    }

    UUID newTenant() throws SQLException {
        UUID tenant = UUID.randomUUID();
        update(
                "INSERT INTO tenants (id, slug, name, kind) VALUES (?, ?, 'Of the benchmark', 'engineering-portal')",
                tenant,
                "bench-" + tenant);
        return tenant;
    }

    /** Many jobs at once. */
    void addMany(UUID tenant, int count, String title) throws SQLException {
        update("""
                INSERT INTO jobs (tenant_id, id, type, title, ready, due_rank)
                SELECT ?, gen_random_uuid(), ?, ?, true, now() - interval '5 minutes' FROM generate_series(1, ?)""", tenant, PROBE, title, count);
    }

    /** One job, in a transaction of its own. */
    void add(UUID tenant, String title) throws SQLException {
        addMany(tenant, 1, title);
        tell();
    }

    /** What a node tells the others when it is full. */
    void tell() throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute("NOTIFY holdfast_jobs, 'added by the benchmark'");
        }
    }

    long open(String title) throws SQLException {
        return number("SELECT count(*) FROM jobs WHERE title = ? AND state IN ('WAITING', 'RUNNING')", title);
    }

    /** How many were not done at the first attempt. */
    long notDoneOnce(String title) throws SQLException {
        return number("SELECT count(*) FROM jobs WHERE title = ? AND (state <> 'SUCCEEDED' OR attempts <> 1)", title);
    }

    double secondsFromFirstToLast(String title) throws SQLException {
        return number(
                        "SELECT CAST(extract(epoch FROM max(finished_at) - min(started_at)) * 1000 AS bigint) FROM jobs"
                                + " WHERE title = ?",
                        title)
                / 1000.0;
    }

    /** From submission to beginning, in milliseconds: the median, the 99th percentile and the longest. */
    List<Double> startLatency(String title) throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement("""
                SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY ms), percentile_cont(0.99) WITHIN GROUP (ORDER BY ms), max(ms)
                FROM (SELECT extract(epoch FROM started_at - created_at) * 1000 AS ms FROM jobs WHERE title = ?) j""")) {
            statement.setString(1, title);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new ArrayList<>(List.of(row.getDouble(1), row.getDouble(2), row.getDouble(3)));
            }
        }
    }

    void forget(String title) throws SQLException {
        update("DELETE FROM jobs WHERE title = ? AND state <> 'RUNNING'", title);
    }

    /** How often a function was called since the statistics began; they lag by a second. */
    long calls(String function) throws SQLException {
        return number("SELECT coalesce(sum(calls), 0) FROM pg_stat_user_functions WHERE funcname = ?", function);
    }

    private long number(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(sql, parameters);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private void update(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            statement.executeUpdate();
        }
    }

    private PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = owner.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) statement.setObject(i + 1, parameters[i]);
        return statement;
    }
}

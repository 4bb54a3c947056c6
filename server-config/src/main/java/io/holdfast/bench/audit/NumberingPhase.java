package io.holdfast.bench.audit;

import io.holdfast.bench.cluster.Rest;
import io.holdfast.bench.product.BenchException;
import io.holdfast.bench.report.Console;
import io.holdfast.bench.report.Section;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** How fast the sequencer gives positions to events that wait, and that it leaves none out. */
final class NumberingPhase {
    private static final Duration BETWEEN = Duration.ofMillis(500);
    private static final long WINDOW = Duration.ofSeconds(10).toNanos();
    private static final long STUCK = Duration.ofMinutes(3).toNanos();

    private final Connection owner;
    private final Console console;

    NumberingPhase(Connection owner, Console console) {
        this.owner = owner;
        this.console = console;
    }

    /** Returns when nothing waits any more. @param before how many had a position before the others began to wait */
    Section awaitAll(long before) throws SQLException, InterruptedException {
        console.progress("Waiting for every event's position");
        long begun = System.nanoTime();
        long end = begun;
        long last = before;
        long windowBegun = begun;
        long windowFrom = before;
        double slowest = Double.MAX_VALUE;
        double fastest = 0;
        while (anyWaits()) {
            long now = System.nanoTime();
            long numbered = numbered();
            if (numbered > last) {
                last = numbered;
                end = now;
            } else if (now - end > STUCK) {
                throw new BenchException(
                        "No event got a position for " + TimeUnit.NANOSECONDS.toSeconds(STUCK) + " s.");
            }
            if (now - windowBegun > WINDOW) {
                double rate = (numbered - windowFrom) * 1e9 / (now - windowBegun);
                slowest = Math.min(slowest, rate);
                fastest = Math.max(fastest, rate);
                console.progress(String.format(Locale.ROOT, "  %,d, %,.0f/s", numbered, rate));
                windowBegun = now;
                windowFrom = numbered;
            }
            Rest.of(BETWEEN);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        long count = numbered() - before;
        var section = new Section("Events that wait for a position", "figure", "measured", "aim")
                .row("events", String.format(Locale.ROOT, "%,d", count), "")
                .row("numbered, events/s", String.format(Locale.ROOT, "%,.0f", count / seconds), "≥ 20,000")
                .note(
                        "All waited from one moment on; until none did. Positions, chain, tree and checkpoints are made.");
        if (fastest > 0)
            section.row("of 10 s: slowest, fastest", String.format(Locale.ROOT, "%,.0f, %,.0f", slowest, fastest), "");
        check(section);
        return section;
    }

    /** Positions of every tenant are 0 … size - 1, each event has one, and each position its event. */
    void check(Section section) throws SQLException {
        long gaps = number("SELECT count(*) FROM (SELECT tenant_id FROM audit_position GROUP BY tenant_id"
                + " HAVING count(*) <> max(n) + 1 OR min(n) <> 0) x");
        if (gaps > 0) section.problem("Positions are not without gaps for " + gaps + " tenants.");
        long without = number("SELECT count(*) FROM audit_log l LEFT JOIN audit_position p ON p.tenant_id = l.tenant_id"
                + " AND p.event_id = l.id WHERE p.n IS NULL AND NOT EXISTS (SELECT FROM audit_pending w"
                + " WHERE w.tenant_id = l.tenant_id AND w.event_id = l.id)");
        if (without > 0) section.problem(without + " events are neither waiting nor numbered.");
        long nothing = number("SELECT count(*) FROM audit_position p LEFT JOIN audit_log l ON l.tenant_id = p.tenant_id"
                + " AND l.id = p.event_id AND l.\"timestamp\" = p.event_time WHERE l.id IS NULL");
        if (nothing > 0) section.problem(nothing + " positions name no event.");
    }

    long numbered() throws SQLException {
        return number("SELECT coalesce(sum(size), 0) FROM audit_heads");
    }

    private boolean anyWaits() throws SQLException {
        return number("SELECT count(*) FROM (SELECT FROM audit_pending LIMIT 1) x") > 0;
    }

    private long number(String sql) throws SQLException {
        try (var statement = owner.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}

package io.holdfast.bench.audit;

import io.holdfast.bench.cluster.Cluster;
import io.holdfast.bench.cluster.Reply;
import io.holdfast.bench.cluster.Rest;
import io.holdfast.bench.product.BenchException;
import io.holdfast.bench.product.Product;
import io.holdfast.bench.report.Console;
import io.holdfast.bench.report.Section;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Changes with their events while nodes and database are killed: each is a new row in a table of the benchmark's, and its event names
 * it. Afterwards every row has one event and every event its row, and the log is what the mirrored checkpoints say.
 */
public final class AuditedChanges {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration THINKING = Duration.ofMillis(5);
    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final Duration AT_THE_END = Duration.ofMinutes(3);

    private final Product product;
    private final UUID tenant;
    private final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicLong asked = new AtomicLong();

    private AuditedChanges(Product product, UUID tenant) {
        this.product = product;
        this.tenant = tenant;
    }

    public static AuditedChanges of(Product product) throws IOException, SQLException {
        try (var owner = product.database("owner")) {
            BenchTables.make(owner);
            return new AuditedChanges(product, BenchTables.tenants(owner, 1).get(0));
        }
    }

    /** Makes changes through any node, one after the other. */
    public void work(Cluster cluster, long seed, AtomicBoolean running) throws InterruptedException {
        var random = new Random(seed);
        while (running.get()) {
            var change = UUID.randomUUID();
            asked.incrementAndGet();
            var reply = Reply.to(
                    "POST",
                    cluster.any(random).url().resolve("/api/bench?do=add&tenants=" + tenant + "&id=" + change),
                    Map.of(),
                    "",
                    PATIENCE);
            if (reply.isFine()) acknowledged.add(change);
            Rest.of(THINKING);
        }
    }

    /** Waits until nothing waits for a position or a checkpoint any more, and compares in both directions. */
    public Section compared() throws IOException, SQLException, InterruptedException {
        try (var owner = product.database("owner")) {
            awaitProven(owner);
            var kept = rows(owner);
            long lost = acknowledged.stream().filter(one -> !kept.contains(one)).count();
            long withoutEvent = number(
                    owner,
                    "SELECT count(*) FROM bench_changes c WHERE c.tenant_id = ? AND NOT EXISTS"
                            + " (SELECT FROM audit_log l WHERE l.tenant_id = c.tenant_id AND l.entity_id = CAST(c.id AS text)"
                            + " AND l.outcome = 'SUCCEEDED')");
            long withoutChange = number(
                    owner,
                    "SELECT count(*) FROM audit_log l WHERE l.tenant_id = ? AND l.outcome ="
                            + " 'SUCCEEDED' AND l.entity = 'project' AND NOT EXISTS (SELECT FROM bench_changes c"
                            + " WHERE c.tenant_id = l.tenant_id AND CAST(c.id AS text) = l.entity_id)");
            long twice = number(
                    owner,
                    "SELECT count(*) FROM (SELECT FROM audit_log WHERE tenant_id = ? AND outcome = 'SUCCEEDED'"
                            + " AND entity = 'project' GROUP BY entity_id HAVING count(*) > 1) x");
            var section = new Section("Changes and their events", "figure", "number")
                    .row("changes asked for", Long.toString(asked.get()))
                    .row("answered as done", Integer.toString(acknowledged.size()))
                    .row("in the table", Integer.toString(kept.size()))
                    .row("answered as done and not there", Long.toString(lost))
                    .row("changes without an event", Long.toString(withoutEvent))
                    .row("events without their change", Long.toString(withoutChange))
                    .row("changes with two events", Long.toString(twice));
            if (acknowledged.isEmpty()) section.problem("No change was made.");
            if (lost + withoutEvent + withoutChange + twice > 0) section.problem("Changes and events do not fit.");
            new NumberingPhase(owner, Console.standard()).check(section);
            return section;
        }
    }

    /** Every tenant's whole log, by the offline verifier. */
    public Section verified(Path folder, Path mirror) throws IOException, SQLException, InterruptedException {
        var section =
                new Section("Whole logs, by the offline verifier with the mirrored checkpoints", "figure", "number");
        long events = 0;
        long good = 0;
        try (var owner = product.database("owner")) {
            var key = Keys.current(owner);
            var tenants = heads(owner);
            for (var one : tenants) {
                var verdict = new LogCheck(folder, mirror).of(owner, one, key);
                events += verdict.events();
                if (verdict.isGood()) good++;
                else
                    section.problem(String.format(
                            Locale.ROOT, "The log of %s: %s %s", one, verdict.kind(), verdict.sentence()));
            }
            section.row("logs", Integer.toString(tenants.size()));
        }
        return section.row("of them verified", Long.toString(good)).row("events", Long.toString(events));
    }

    private void awaitProven(Connection owner) throws SQLException, InterruptedException {
        var limit = System.nanoTime() + AT_THE_END.toNanos();
        while (unproven(owner) > 0) {
            if (System.nanoTime() > limit)
                throw new BenchException("There are still events without a position or a checkpoint.");
            Rest.of(BETWEEN);
        }
    }

    private static long unproven(Connection owner) throws SQLException {
        try (var select = owner.createStatement();
                var row = select.executeQuery("""
                        SELECT (SELECT count(*) FROM audit_pending) + (SELECT count(*) FROM audit_heads h WHERE h.size >
                          coalesce((SELECT max(c.size) FROM audit_checkpoints c WHERE c.tenant_id = h.tenant_id), 0))""")) {
            row.next();
            return row.getLong(1);
        }
    }

    private Set<UUID> rows(Connection owner) throws SQLException {
        var all = ConcurrentHashMap.<UUID>newKeySet();
        try (var select = owner.prepareStatement("SELECT id FROM bench_changes WHERE tenant_id = ?")) {
            select.setObject(1, tenant);
            try (var row = select.executeQuery()) {
                while (row.next()) all.add(row.getObject(1, UUID.class));
            }
        }
        return all;
    }

    private static List<UUID> heads(Connection owner) throws SQLException {
        var all = new ArrayList<UUID>();
        try (var select = owner.createStatement();
                var row = select.executeQuery("SELECT tenant_id FROM audit_heads ORDER BY size")) {
            while (row.next()) all.add(row.getObject(1, UUID.class));
        }
        return all;
    }

    private long number(Connection owner, String sql) throws SQLException {
        try (var select = owner.prepareStatement(sql)) {
            select.setObject(1, tenant);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}

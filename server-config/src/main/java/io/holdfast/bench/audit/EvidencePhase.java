package io.holdfast.bench.audit;

import io.holdfast.bench.cluster.Rest;
import io.holdfast.bench.product.BenchException;
import io.holdfast.bench.product.Person;
import io.holdfast.bench.report.Console;
import io.holdfast.bench.report.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The bundles that the product itself gives out, checked as a stranger checks them, with the mirrored checkpoints. */
final class EvidencePhase {
    private static final long MOST = 1_000_000;
    /** Below the product's limit of a selection. */
    private static final int SELECTED = 5_000;
    /** Of the organization that is looked at, and never signed in. */
    private static final String IDLE = "staff@harvest.example";

    private static final Duration LATEST_COMMIT = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration BETWEEN = Duration.ofSeconds(5);

    private final Connection owner;
    private final Console console;
    private final Path folder;
    private final Path mirror;

    EvidencePhase(Connection owner, Console console, Path folder, Path mirror) {
        this.owner = owner;
        this.console = console;
        this.folder = folder;
        this.mirror = mirror;
    }

    Section run(Person reader, UUID tenant) throws IOException, InterruptedException, SQLException {
        console.progress("Bundles that the product gives out");
        var section = new Section(
                "Bundles that the product gives out, by the offline verifier",
                "bundle",
                "events",
                "MB",
                "given out in, s",
                "verdict");
        long size = WholeLog.NoteText.newest(owner, tenant).size();
        row(section, "all events of the newest positions", reader, tenant, "fromPosition=" + Math.max(0, size - MOST));
        row(
                section,
                "a selection: the newest of action=LOGIN",
                reader,
                tenant,
                "kind=SELECTION&action=LOGIN&from=" + newestLogins(tenant));
        var from = firstCheckpoint(tenant);
        var to = from.plusSeconds(1);
        awaitCheckpoint(reader, tenant, to.plus(LATEST_COMMIT));
        row(
                section,
                "absence: " + IDLE + " from " + from + " until " + to,
                reader,
                tenant,
                "kind=ABSENCE&user=" + IDLE + "&from=" + from + "&to=" + to);
        return section.note("Positions: " + MOST + " at most. With the public key and the mirrored checkpoints.");
    }

    private void row(Section section, String name, Person reader, UUID tenant, String query)
            throws IOException, InterruptedException, SQLException {
        var bundle = folder.resolve("given-out.zip");
        try {
            var kept = new LogCheck(folder, mirror).kept();
            var since = WholeLog.NoteText.newest(
                            kept, WholeLog.NoteText.newest(owner, tenant).origin())
                    .size();
            long begun = System.nanoTime();
            reader.download("/api/v1/audit-logs/bundle?" + query + "&since=" + since, bundle);
            double seconds = (System.nanoTime() - begun) / 1e9;
            var verdict = Verdict.of(bundle, Keys.current(owner), List.of(kept));
            section.row(
                    name,
                    String.format(Locale.ROOT, "%,d", verdict.events()),
                    String.format(Locale.ROOT, "%.1f", Files.size(bundle) / 1e6),
                    String.format(Locale.ROOT, "%.1f", seconds),
                    verdict.isGood() ? "VERIFIED" : verdict.kind());
            if (!verdict.isGood()) section.problem("Not verified: " + name + ": " + verdict.sentence());
        } finally {
            Files.deleteIfExists(bundle);
        }
    }

    /** Since when there are as many as a selection may well hold, however densely a log was loaded. */
    private Instant newestLogins(UUID tenant) throws SQLException {
        try (var select = owner.prepareStatement("SELECT min(l.\"timestamp\") FROM (SELECT \"timestamp\" FROM audit_log"
                + " WHERE tenant_id = ? AND action = 'LOGIN' ORDER BY \"timestamp\" DESC LIMIT ?) l")) {
            select.setObject(1, tenant);
            select.setInt(2, SELECTED);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getObject(1, OffsetDateTime.class).toInstant();
            }
        }
    }

    private Instant firstCheckpoint(UUID tenant) throws SQLException {
        return signed(tenant, "min");
    }

    /** An idle log has a checkpoint an hour; reading leaves events, and so there are more. */
    private void awaitCheckpoint(Person reader, UUID tenant, Instant time)
            throws IOException, InterruptedException, SQLException {
        var limit = System.nanoTime() + PATIENCE.toNanos();
        while (signed(tenant, "max").isBefore(time)) {
            if (System.nanoTime() > limit) throw new BenchException("No checkpoint from " + time + " was signed.");
            reader.json("/api/admin/audit-logs?limit=1");
            Rest.of(BETWEEN);
        }
    }

    private Instant signed(UUID tenant, String which) throws SQLException {
        try (var select =
                owner.prepareStatement("SELECT " + which + "(signed_at) FROM audit_checkpoints WHERE tenant_id = ?")) {
            select.setObject(1, tenant);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getObject(1, OffsetDateTime.class).toInstant();
            }
        }
    }
}

package io.holdfast.bench.audit;

import io.holdfast.bench.product.Http;
import io.holdfast.bench.product.Person;
import io.holdfast.bench.report.Console;
import io.holdfast.bench.report.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.HdrHistogram.Histogram;

/** A bundle of the largest log, and how long a stranger's verifier takes for it. */
final class ProvingPhase {
    private static final int TIMES = 300;
    private static final int COLD = 50;
    private static final long LONGEST = Duration.ofMinutes(2).toNanos() / 1000;

    private final Connection owner;
    private final Console console;
    private final Path folder;
    private final Path mirror;

    ProvingPhase(Connection owner, Console console, Path folder, Path mirror) {
        this.owner = owner;
        this.console = console;
        this.folder = folder;
        this.mirror = mirror;
    }

    Section verifying(UUID tenant) throws IOException, InterruptedException, SQLException {
        console.progress("Bundle and offline verifier");
        var bundle = folder.resolve("whole.zip");
        try {
            var key = Keys.current(owner);
            var kept = new LogCheck(folder, mirror).kept();
            long begun = System.nanoTime();
            long lines = WholeLog.export(owner, tenant, key, bundle);
            double writing = (System.nanoTime() - begun) / 1e9;
            var verdict = Verdict.of(bundle, key, List.of(kept));
            var section = new Section("Offline verifier", "figure", "measured", "aim")
                    .row("events of the bundle", String.format(Locale.ROOT, "%,d", lines), "")
                    .row("bundle, MB", String.format(Locale.ROOT, "%,d", Files.size(bundle) / 1_000_000), "")
                    .row("written by the benchmark, s", String.format(Locale.ROOT, "%.1f", writing), "")
                    .row(
                            "verified, events/s",
                            String.format(Locale.ROOT, "%,.0f", verdict.events() / verdict.seconds()),
                            "≥ 200,000")
                    .row("verdict", verdict.isGood() ? "VERIFIED" : verdict.kind(), "VERIFIED")
                    .note("The whole process counts, the start of Java included; with the mirrored checkpoints.");
            if (!verdict.isGood()) section.problem("Not verified: " + verdict.sentence());
            if (verdict.events() != lines) section.problem("Verified were " + verdict.events() + " of " + lines + ".");
            return section;
        } finally {
            Files.deleteIfExists(bundle);
        }
    }

    /** An event's path to the newest checkpoint, as a reader asks for it. */
    Section inclusion(Person reader, UUID tenant) throws IOException, InterruptedException, SQLException {
        console.progress("Inclusion proofs");
        var micros = new Histogram(LONGEST, 3);
        var random = new Random(TIMES);
        var section = new Section("Inclusion proofs over REST", "figure", "measured", "aim");
        long size = WholeLog.NoteText.newest(owner, tenant).size();
        for (int n = 0; n < COLD + TIMES; n++) {
            var event = event(tenant, random.nextLong(size));
            long begun = System.nanoTime();
            var answer = reader.answer("/api/v1/audit-logs/" + event + "/proof");
            long taken = Math.min(LONGEST, (System.nanoTime() - begun) / 1000);
            if (n >= COLD) micros.recordValue(taken);
            if (!Http.json(answer).getString("status", "").equalsIgnoreCase("PROVEN"))
                section.problem("Not proven: " + Http.excerpt(answer));
        }
        return section.row("p50 ms", millis(micros, 50), "")
                .row("p95 ms", millis(micros, 95), "≤ 5")
                .row("longest ms", millis(micros, 100), "")
                .note(String.format(
                        Locale.ROOT,
                        "Of %,d events; %d proofs of events anywhere in the log, one after the other; each reading is an event, too.",
                        size,
                        TIMES));
    }

    private UUID event(UUID tenant, long n) throws SQLException {
        try (var select = owner.prepareStatement("SELECT event_id FROM audit_position WHERE tenant_id = ? AND n = ?")) {
            select.setObject(1, tenant);
            select.setLong(2, n);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getObject(1, UUID.class);
            }
        }
    }

    private static String millis(Histogram micros, double percentile) {
        return String.format(Locale.ROOT, "%.1f", micros.getValueAtPercentile(percentile) / 1000.0);
    }
}

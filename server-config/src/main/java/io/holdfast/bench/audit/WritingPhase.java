package io.holdfast.bench.audit;

import io.holdfast.bench.audit.Inside.Changes;
import io.holdfast.bench.cluster.Rest;
import io.holdfast.bench.cluster.Team;
import io.holdfast.bench.load.Spread;
import io.holdfast.bench.product.Status;
import io.holdfast.bench.report.Console;
import io.holdfast.bench.report.Section;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToDoubleFunction;

/** What an event costs the change that it belongs to, and how long it waits for its position. */
final class WritingPhase {
    static final int TENANTS = 4;
    private static final int CALM = 300;
    private static final int BUSY = 1500;

    private final AuditOptions options;
    private final Console console;
    private final Connection owner;
    private final List<UUID> tenants;
    private final Inside inside;

    WritingPhase(AuditOptions options, Console console, Connection owner, Status product) throws SQLException {
        this.options = options;
        this.console = console;
        this.owner = owner;
        this.tenants = BenchTables.tenants(owner, TENANTS);
        for (var tenant : tenants) BenchTables.rows(owner, tenant);
        this.inside = new Inside(product, tenants, options.threads());
    }

    List<Section> sections() throws IOException, InterruptedException, SQLException {
        console.progress("Changes with and without an event");
        inside.load(false, options.warmUp(), 0);
        inside.load(true, options.warmUp(), 0);
        List<Changes> with = new ArrayList<>();
        List<Changes> without = new ArrayList<>();
        List<Changes> calmWith = new ArrayList<>();
        List<Changes> calmWithout = new ArrayList<>();
        for (int round = 0; round < options.rounds(); round++) {
            with.add(inside.load(true, options.seconds(), 0));
            without.add(inside.load(false, options.seconds(), 0));
        }
        for (int round = 0; round < options.rounds(); round++) {
            calmWith.add(inside.load(true, options.seconds(), CALM));
            calmWithout.add(inside.load(false, options.seconds(), CALM));
        }
        return List.of(throughput(with, without), latency(calmWith, calmWithout), lag());
    }

    private Section throughput(List<Changes> with, List<Changes> without) {
        double ratio = median(with, Changes::perSecond) / median(without, Changes::perSecond);
        return new Section("Changes through EJBs, " + options.threads() + " threads", "figure", "measured", "aim")
                .row("with an event, changes/s", spread(with, Changes::perSecond, 0), "≥ 1500")
                .row("without, changes/s", spread(without, Changes::perSecond, 0), "")
                .row("with : without", String.format(Locale.ROOT, "%.0f %%", ratio * 100), "≥ 65 %")
                .row("with an event, p95 ms", spread(with, Changes::p95, 1), "")
                .row("without, p95 ms", spread(without, Changes::p95, 1), "")
                .row("processor time with, µs: node; database", processor(with), "")
                .row("processor time without, µs: node; database", processor(without), "")
                .note(
                        "Each reads a row of its tenant and changes it, in a transaction and a request of its own, as a person with"
                                + " session, address and browser; in turn, " + options.seconds()
                                + " s each, on threads of the server. "
                                + TENANTS + " tenants; the sequencer is on.");
    }

    private Section latency(List<Changes> with, List<Changes> without) {
        return new Section("What an event adds to a change, at " + CALM + " changes/s", "figure", "measured", "aim")
                .row("p50 ms with; without", pair(with, without, Changes::p50), "")
                .row("p95 ms with; without", pair(with, without, Changes::p95), "")
                .row("added, p50 ms", added(with, without, Changes::p50), "")
                .row("added, p95 ms", added(with, without, Changes::p95), "≤ 2")
                .note("Medians of the rounds; the difference of the percentiles.");
    }

    private Section lag() throws InterruptedException, SQLException {
        console.progress("How long an event waits for its position");
        var watch = new SequencingLag(owner, tenants);
        var running = new AtomicBoolean(true);
        List<Changes> paced = new ArrayList<>();
        Team.of(2, number -> {
            if (number == 0) watch.watch(running);
            else paced(paced, running);
        });
        var millis = watch.millis();
        var section = new Section(
                        "From an event to its position, at " + BUSY + " changes/s", "figure", "measured", "aim")
                .row(
                        "changes/s made",
                        String.format(Locale.ROOT, "%.0f", paced.get(0).perSecond()),
                        BUSY + "")
                .row("p50 ms", Long.toString(millis.getValueAtPercentile(50)), "")
                .row("p99 ms", Long.toString(millis.getValueAtPercentile(99)), "≤ 1000")
                .row("longest ms", Long.toString(millis.getMaxValue()), "")
                .note(
                        "From the beginning of the change's transaction until a reader sees the position, looked at every 20 ms; "
                                + millis.getTotalCount() + " events.");
        if (millis.getTotalCount() == 0) section.problem("No event got a position.");
        return section;
    }

    private void paced(List<Changes> paced, AtomicBoolean running) throws IOException, InterruptedException {
        try {
            paced.add(inside.load(true, options.seconds(), BUSY));
            // The last of them are numbered, too.
            Rest.of(Duration.ofSeconds(2));
        } finally {
            running.set(false);
        }
    }

    private static String processor(List<Changes> rounds) {
        return String.format(
                Locale.ROOT,
                "%.0f; %.0f",
                median(rounds, Changes::nodeMicros),
                median(rounds, Changes::databaseMicros));
    }

    private static double median(List<Changes> rounds, ToDoubleFunction<Changes> figure) {
        return Spread.of(rounds.stream().map(figure::applyAsDouble).toList()).median();
    }

    private static String spread(List<Changes> rounds, ToDoubleFunction<Changes> figure, int decimals) {
        return Spread.of(rounds.stream().map(figure::applyAsDouble).toList()).text(decimals);
    }

    private static String pair(List<Changes> with, List<Changes> without, ToDoubleFunction<Changes> figure) {
        return String.format(Locale.ROOT, "%.2f; %.2f", median(with, figure), median(without, figure));
    }

    private static String added(List<Changes> with, List<Changes> without, ToDoubleFunction<Changes> figure) {
        return String.format(Locale.ROOT, "%.2f", median(with, figure) - median(without, figure));
    }
}

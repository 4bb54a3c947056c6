package io.holdfast.bench.cluster;

import io.holdfast.bench.history.Recorder;
import io.holdfast.bench.product.Ending;
import io.holdfast.bench.product.Product;
import io.holdfast.bench.report.Console;
import io.holdfast.bench.report.Machine;
import io.holdfast.bench.report.Report;
import io.holdfast.bench.report.Section;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The verb and its options, and the order of things. */
@Command(
        name = "cluster",
        mixinStandardHelpOptions = true,
        description =
                "How soon a revoke holds on all nodes, healthy and with one node standing still, and what people notice"
                        + " of a node that is killed. Ends with 0 when no right outlived its revoke and no session was lost.")
public final class ClusterCommand implements Callable<Integer> {
    @Option(names = "--nodes", paramLabel = "N", defaultValue = "2", description = "Nodes (${DEFAULT-VALUE}).")
    int nodes;

    @Option(
            names = "--revokes",
            paramLabel = "N",
            defaultValue = "1250",
            description = "Sessions that are ended while all is well (${DEFAULT-VALUE}).")
    int revokes;

    @Option(
            names = "--checks",
            paramLabel = "N",
            defaultValue = "8",
            description = "Looks after each of them (${DEFAULT-VALUE}).")
    int checks;

    @Option(
            names = "--pauses",
            paramLabel = "N",
            defaultValue = "20",
            description = "How often a node is paused, ten sessions each time (${DEFAULT-VALUE}).")
    int pauses;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "50",
            description = "Requests per second to each node when one is killed (${DEFAULT-VALUE}).")
    int rate;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "15",
            description =
                    "Of load before a node is killed, as many until it is started again, and twice as many after that (${DEFAULT-VALUE}).")
    int seconds;

    @Option(
            names = "--warmup",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Sessions that are ended before anything counts (${DEFAULT-VALUE}).")
    int warmup;

    @Option(names = "--seed", paramLabel = "N", description = "Of what is random; printed when it is not given.")
    Long seed;

    @Option(names = "--history", paramLabel = "FILE", description = "Keep the history there, also a clean one.")
    Path history;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the tables there, too.")
    Path json;

    @Override
    public Integer call() throws Exception {
        var console = Console.standard();
        long chosen = seed == null ? ThreadLocalRandom.current().nextLong(1_000_000_000L) : seed;
        var report = new Report("./holdfast bench cluster", console);
        report.head(Machine.describe());
        report.head(nodes + " nodes, seed " + chosen + "; rate limits raised, everything else as installed");
        try (var ending = Ending.of(console, Ending.Kept.WHEN_WRONG)) {
            var cluster = ending.with(Cluster.in(ending.folder().resolve("cluster"), nodes, Product.dist()));
            cluster.start();
            var recorder = new Recorder();
            var revoking = new RevokePhase(cluster, recorder, chosen, console);
            console.progress("Warming up");
            revoking.healthy(warmup, 2);
            console.progress("Revokes, all nodes well");
            var healthy = revoking.healthy(revokes, checks);
            console.progress("A person is kept out");
            var disabled = revoking.disabled(Math.max(1, revokes / 25));
            console.progress("Revokes, one node standing still");
            var paused = revoking.paused(pauses, 10, Duration.ofMillis(300));
            report.add(revokes(healthy, disabled, paused));
            console.progress("A node is killed under load");
            report.add(new FailoverPhase(cluster, recorder, rate, seconds).run());
            var title = "bench cluster, " + nodes + " nodes, seed " + chosen;
            var file = history == null ? Path.of("holdfast-history-" + chosen + ".jsonl") : history;
            report.add(Verdict.of(recorder.history(title), file, history != null));
            ending.allRight(report.isRight());
        }
        report.end();
        if (json != null) report.writeTo(json);
        return report.isRight() ? 0 : 1;
    }

    private static Section revokes(RevokePhase.Result healthy, RevokePhase.Result disabled, RevokePhase.Result paused) {
        var section = new Section(
                "Taking a right, from the call to its answer",
                "what",
                "revokes",
                "p50",
                "p99",
                "longest",
                "looks after the answer",
                "aim of p99");
        section.row(row("a session ended, all nodes well", healthy, "50 ms"));
        section.row(row("a person disabled, all nodes well", disabled, "50 ms"));
        section.row(row("a session ended, one node standing still", paused, "L + 50 ms = 300 ms"));
        section.note("When the call has returned, no node answers by the old right: the history below says so or not.");
        if (healthy.unknown() > 0) section.problem(healthy.unknown() + " revokes failed while all nodes were well.");
        if (disabled.unknown() > 0) section.problem(disabled.unknown() + " people could not be kept out.");
        if (paused.unknown() > 0) section.problem(paused.unknown() + " revokes failed while one node was paused.");
        return section;
    }

    private static String[] row(String state, RevokePhase.Result result, String aim) {
        return new String[] {
            state,
            Integer.toString(result.revokes()),
            millis(result.micros(), 50),
            millis(result.micros(), 99),
            millis(result.micros(), 100),
            Integer.toString(result.checks()),
            aim
        };
    }

    private static String millis(Histogram micros, double percentile) {
        return String.format(Locale.ROOT, "%.1f ms", micros.getValueAtPercentile(percentile) / 1000.0);
    }
}

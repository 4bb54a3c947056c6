package io.holdfast.bench.audit;

import io.holdfast.bench.faults.FaultsCommand;
import io.holdfast.bench.product.Ending;
import io.holdfast.bench.report.Console;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The verb and its options. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description =
                "The audit log: what an event costs, numbering, searching and proving at size. Ends with 0 when every answer was right.")
public final class AuditCommand implements Callable<Integer> {
    private static final long MOST = 10_000_000;
    private static final long MANY = 1_000_000;

    @Option(
            names = "--events",
            paramLabel = "N",
            description = "Events that are loaded (10000000; for --mutations 1000000).")
    Long events;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "20",
            description = "Length of each run of changes, 45 at most (${DEFAULT-VALUE}).")
    int seconds;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "Runs of each kind (${DEFAULT-VALUE}).")
    int rounds;

    @Option(
            names = "--warmup",
            paramLabel = "N",
            defaultValue = "20",
            description = "Seconds of changes before anything counts (${DEFAULT-VALUE}).")
    int warmUp;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "8",
            description = "That change rows (${DEFAULT-VALUE}).")
    int threads;

    @Option(
            names = "--only",
            paramLabel = "PART",
            split = ",",
            description = "Some parts alone: ${COMPLETION-CANDIDATES}. All of them but the last otherwise.")
    Set<Part> only = EnumSet.complementOf(EnumSet.of(Part.FORGING));

    @Option(names = "--mutations", description = "Load, number, and forge a copy: the same as --only FORGING.")
    boolean mutations;

    @Option(
            names = "--kills",
            paramLabel = "N",
            description =
                    "N kills of nodes and N of the database under changes with events, in place of all else: the same as"
                            + " \"bench faults --audit --kills N\".")
    int kills;

    @Option(names = "--keep", description = "Keep the temporary folder with the logs.")
    boolean keep;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the tables there, too.")
    Path json;

    /** What can be measured apart. */
    enum Part {
        WRITING,
        NUMBERING,
        SEARCHING,
        PROVING,
        /** Kills the nodes, so it comes last. */
        FORGING;

        boolean needsLog() {
            return this != WRITING;
        }
    }

    @Override
    public Integer call() throws Exception {
        if (kills > 0) return new CommandLine(new FaultsCommand()).execute("--audit", "--kills=" + kills);
        var parts = mutations ? EnumSet.of(Part.FORGING) : only;
        long count = events != null ? events : parts.contains(Part.FORGING) ? MANY : MOST;
        var console = Console.standard();
        try (var ending = Ending.of(console, keep ? Ending.Kept.ALWAYS : Ending.Kept.NEVER)) {
            var report = new AuditBench(
                            new AuditOptions(count, seconds, rounds, warmUp, threads), parts, ending, console)
                    .figures();
            report.end();
            if (json != null) report.writeTo(json);
            return report.isRight() ? 0 : 1;
        }
    }
}

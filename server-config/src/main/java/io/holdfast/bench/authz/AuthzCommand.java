package io.holdfast.bench.authz;

import io.holdfast.bench.product.Ending;
import io.holdfast.bench.report.Console;
import io.holdfast.bench.report.Machine;
import io.holdfast.bench.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Decisions: in process by JMH, and over the AuthZEN endpoint; beside jCasbin, Cerbos and Cedar where these can be had. */
@Command(
        name = "authz",
        mixinStandardHelpOptions = true,
        description =
                "Measures decisions in process, over HTTP and in SQL, beside jCasbin, Cerbos and Cedar; with --matrix or"
                        + " --differential it asks whether they are right instead, with --screens what people wait for. Ends with 0 when every answer was"
                        + " right. To measure it needs Maven, and for the peers their registries.")
public final class AuthzCommand implements Callable<Integer> {
    /** The parts of the benchmark. */
    enum Part {
        PROCESS,
        ENDPOINT,
        DATABASE
    }

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "PART",
            description = "Only these parts: ${COMPLETION-CANDIDATES}.")
    Set<Part> only = EnumSet.allOf(Part.class);

    @Option(names = "--seconds", defaultValue = "15", description = "Of each run of load (${DEFAULT-VALUE}).")
    int seconds;

    @Option(names = "--rounds", defaultValue = "3", description = "Runs of each target, in turn (${DEFAULT-VALUE}).")
    int rounds;

    @Option(names = "--warmup", defaultValue = "90", description = "Seconds of load before (${DEFAULT-VALUE}).")
    int warmup;

    @Option(names = "--screens", description = "What an administrator waits for in an organization of 10,000 people.")
    boolean screens;

    @Option(
            names = "--matrix",
            description = "Every address against everybody with every credential, on a product of its own.")
    boolean matrix;

    @Option(
            names = "--differential",
            description = "The evaluator against the snapshot and against SQL, over organizations made at random.")
    boolean differential;

    @Option(
            names = "--cases",
            defaultValue = "1000000",
            description = "Of the differential, against each of both (${DEFAULT-VALUE}).")
    int cases;

    @Option(names = "--seed", paramLabel = "N", description = "Of the differential; printed when it is not given.")
    Long seed;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the tables there, too.")
    Path json;

    @Override
    public Integer call() throws Exception {
        var console = Console.standard();
        try (var ending = Ending.of(console, Ending.Kept.NEVER)) {
            var report = measure(ending, console);
            report.end();
            if (json != null) report.writeTo(json);
            return report.isRight() ? 0 : 1;
        }
    }

    private Report measure(Ending ending, Console console) throws IOException, InterruptedException, SQLException {
        var report = new Report("./holdfast bench authz", console);
        report.head(Machine.describe());
        if (matrix) report.add(new MatrixPhase(console).run(ending));
        if (differential) {
            long first = seed == null ? ThreadLocalRandom.current().nextLong(1_000_000_000L) : seed;
            new DifferentialPhase(console, first, cases).run(ending).forEach(report::add);
        }
        if (screens) new ScreensPhase(console).run(ending).forEach(report::add);
        if (matrix || differential || screens) return report;
        if (only.contains(Part.PROCESS)) report.add(new ProcessPhase(console).run(ending.folder()));
        if (only.contains(Part.ENDPOINT)) {
            var phase = new EndpointPhase(console, Duration.ofSeconds(seconds), rounds, Duration.ofSeconds(warmup));
            report.add(phase.run(ending));
        }
        if (only.contains(Part.DATABASE))
            new DatabasePhases(console, Duration.ofSeconds(warmup)).run(ending).forEach(report::add);
        return report;
    }
}

package io.holdfast.bench.jobs;

import io.holdfast.bench.product.Ending;
import io.holdfast.bench.report.Console;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The verb and its options. */
@Command(
        name = "jobs",
        mixinStandardHelpOptions = true,
        description =
                "Background jobs: small jobs per second, how soon they start, a tenant beside another's long queue, and"
                        + " the cost of idling. Ends with 0 when every job was done once.")
public final class JobsCommand implements Callable<Integer> {
    @Option(
            names = "--jobs",
            paramLabel = "N",
            defaultValue = "20000",
            description = "Jobs of a run (${DEFAULT-VALUE}).")
    int jobs;

    @Option(
            names = "--backlog",
            paramLabel = "N",
            defaultValue = "100000",
            description = "Jobs of the tenant beside which another one works (${DEFAULT-VALUE}).")
    int backlog;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "20",
            description = "Length of the paced runs; idling is watched three times as long (${DEFAULT-VALUE}).")
    int seconds;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "3", description = "Runs of the first kind.")
    int rounds;

    @Option(names = "--workers", paramLabel = "N", defaultValue = "4", description = "Per node (${DEFAULT-VALUE}).")
    int workers;

    @Option(names = "--nodes", paramLabel = "N", defaultValue = "1", description = "Nodes (${DEFAULT-VALUE}).")
    int nodes;

    @Option(names = "--keep", description = "Keep the temporary folder with the logs.")
    boolean keep;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the tables there, too.")
    Path json;

    @Override
    public Integer call() throws Exception {
        var console = Console.standard();
        try (var ending = Ending.of(console, keep ? Ending.Kept.ALWAYS : Ending.Kept.NEVER)) {
            var report = new JobsBench(new JobsOptions(jobs, backlog, seconds, rounds, workers, nodes), ending, console)
                    .figures();
            report.end();
            if (json != null) report.writeTo(json);
            return report.isRight() ? 0 : 1;
        }
    }
}

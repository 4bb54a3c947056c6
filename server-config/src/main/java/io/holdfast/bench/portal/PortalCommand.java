package io.holdfast.bench.portal;

import io.holdfast.bench.product.Ending;
import io.holdfast.bench.report.Console;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The verb and its options. */
@Command(
        name = "portal",
        mixinStandardHelpOptions = true,
        description =
                "The client portal's lists under load: closed and open loop beside the trivial GET and a peer, the"
                        + " first page on cold caches, and the calls to Zoho over an hour. Ends with 0 when every answer was right,"
                        + " however long it took.")
public final class PortalCommand implements Callable<Integer> {
    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "10",
            description = "Length of a run (${DEFAULT-VALUE}).")
    int seconds;

    @Option(
            names = "--warmup",
            paramLabel = "N",
            defaultValue = "20",
            description = "Seconds of load on each address before anything counts (${DEFAULT-VALUE}).")
    int warmup;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "Runs of each kind (${DEFAULT-VALUE}).")
    int rounds;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "2000",
            description = "Requests per second of the open loop (${DEFAULT-VALUE}); the outage has a twentieth.")
    int rate;

    @Option(
            names = "--scale",
            paramLabel = "N",
            defaultValue = "500",
            description = "The cold caches stand before 10 N projects (${DEFAULT-VALUE}).")
    int scale;

    @Option(
            names = "--outage",
            description = "Only this: Zoho is killed under traffic and comes back; takes 30 times the length of a run.")
    boolean outage;

    @Option(names = "--keep", description = "Keep the temporary folder with the logs.")
    boolean keep;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the tables there, too.")
    Path json;

    @Override
    public Integer call() throws Exception {
        var options = new Options(
                atLeast(1, seconds), atLeast(0, warmup), atLeast(1, rounds), atLeast(1, rate), atLeast(9, scale));
        var console = Console.standard();
        try (var ending = Ending.of(console, keep ? Ending.Kept.ALWAYS : Ending.Kept.NEVER)) {
            var bench = new PortalBench(options, ending, console);
            var report = outage ? bench.outage() : bench.figures();
            report.end();
            if (json != null) report.writeTo(json);
            return report.isRight() ? 0 : 1;
        }
    }

    private static int atLeast(int least, int value) {
        return Math.max(least, value);
    }
}

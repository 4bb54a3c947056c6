package io.holdfast.bench.faults;

import io.holdfast.bench.audit.AuditedChanges;
import io.holdfast.bench.audit.ForgingPhase;
import io.holdfast.bench.cluster.Cluster;
import io.holdfast.bench.cluster.Team;
import io.holdfast.bench.cluster.Verdict;
import io.holdfast.bench.history.Recorder;
import io.holdfast.bench.product.Ending;
import io.holdfast.bench.product.OwnArchive;
import io.holdfast.bench.product.Product;
import io.holdfast.bench.report.Console;
import io.holdfast.bench.report.Machine;
import io.holdfast.bench.report.Report;
import io.holdfast.bench.report.Section;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The verb and its options, and the order of things. */
@Command(
        name = "faults",
        mixinStandardHelpOptions = true,
        description =
                "Kills and pauses nodes and the database under working clients and checks what they saw. Ends with 0"
                        + " when the history is clean.")
public final class FaultsCommand implements Callable<Integer> {
    private static final int CHANGERS = 2;

    @Option(names = "--nodes", paramLabel = "N", defaultValue = "2", description = "Nodes (${DEFAULT-VALUE}).")
    int nodes;

    @Option(
            names = "--kills",
            paramLabel = "N",
            defaultValue = "10",
            description = "Kills of nodes, and as many of the database (${DEFAULT-VALUE}).")
    int kills;

    @Option(names = "--node-kills", paramLabel = "N", description = "Another number of kills of nodes.")
    Integer nodeKills;

    @Option(names = "--database-kills", paramLabel = "N", description = "Another number of kills of the database.")
    Integer databaseKills;

    @Option(names = "--clients", paramLabel = "N", defaultValue = "4", description = "Clients (${DEFAULT-VALUE}).")
    int clients;

    @Option(names = "--seed", paramLabel = "N", description = "Of what is random; printed when it is not given.")
    Long seed;

    @Option(names = "--history", paramLabel = "FILE", description = "Keep the history there, also a clean one.")
    Path history;

    @Option(
            names = "--audit",
            description =
                    "Also make changes with audit events, compare both at the end, verify every log offline, and forge a copy.")
    boolean audit;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the tables there, too.")
    Path json;

    private final Console console = Console.standard();

    @Override
    public Integer call() throws Exception {
        long chosen = seed == null ? ThreadLocalRandom.current().nextLong(1_000_000_000L) : seed;
        var plan = Fault.plan(
                nodeKills == null ? kills : nodeKills,
                databaseKills == null ? kills : databaseKills,
                new Random(chosen));
        var report = new Report("./holdfast bench faults", console);
        report.head(Machine.describe());
        report.head(nodes + " nodes, " + clients + " clients, seed " + chosen
                + "; no packet filter: a member of the grid is cut off by standing still");
        try (var ending = Ending.of(console, Ending.Kept.WHEN_WRONG)) {
            var folder = ending.folder();
            var dist = audit ? OwnArchive.in(folder) : Product.dist();
            var cluster = ending.with(Cluster.in(folder.resolve("cluster"), nodes, dist));
            cluster.start();
            var changes = audit ? AuditedChanges.of(cluster.product()) : null;
            var recorder = new Recorder();
            var troubles = new Troubles(cluster, new Random(chosen + 1), console);
            var effects = new Effects(
                    cluster.refreshed().database(), cluster.product().databasePassword("owner"), recorder);
            effects.prepare();
            run(cluster, recorder, troubles, effects, changes, plan, chosen);
            report.add(faults(troubles));
            var title = "bench faults, " + nodes + " nodes, " + clients + " clients, seed " + chosen + ", " + plan;
            var file = history == null ? Path.of("holdfast-history-" + chosen + ".jsonl") : history;
            report.add(Verdict.of(recorder.history(title), file, history != null));
            if (audit) {
                report.add(changes.compared());
                report.add(changes.verified(folder, cluster.product().mirror()));
                ForgingPhase.of(cluster.product(), console, folder).run().forEach(report::add);
            }
            ending.allRight(report.isRight());
        }
        report.end();
        if (json != null) report.writeTo(json);
        return report.isRight() ? 0 : 1;
    }

    private void run(
            Cluster cluster,
            Recorder recorder,
            Troubles troubles,
            Effects effects,
            AuditedChanges changes,
            List<Fault> plan,
            long chosen)
            throws InterruptedException, SQLException {
        var workers = IntStream.range(0, clients)
                .mapToObj(number -> new Worker(number, cluster, recorder, chosen))
                .toList();
        var running = new AtomicBoolean(true);
        // The first of the team brings the trouble, and its end is the end of the work.
        Team.of(clients + 2 + (audit ? CHANGERS : 0), number -> {
            if (number == 0) bring(troubles, plan, running);
            else if (number == 1) effects.submit(clients, running);
            else if (number < clients + 2) workers.get(number - 2).work(running);
            else changes.work(cluster, chosen + number, running);
        });
        for (var worker : workers) worker.lookAround();
        console.progress("  waiting for the last jobs");
        effects.collect();
    }

    private static void bring(Troubles troubles, List<Fault> plan, AtomicBoolean running)
            throws IOException, InterruptedException {
        try {
            troubles.bring(plan);
        } finally {
            running.set(false);
        }
    }

    private static Section faults(Troubles troubles) {
        var section = new Section(
                "Faults, and how long until every node was ready", "fault", "how often", "median", "longest");
        troubles.recovery().forEach((fault, millis) -> {
            if (millis.getTotalCount() > 0)
                section.row(
                        fault.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
                        Long.toString(millis.getTotalCount()),
                        seconds(millis.getValueAtPercentile(50)),
                        seconds(millis.getMaxValue()));
        });
        return section;
    }

    private static String seconds(long millis) {
        return String.format(java.util.Locale.ROOT, "%.1f s", millis / 1000.0);
    }
}

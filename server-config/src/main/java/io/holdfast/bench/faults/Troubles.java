package io.holdfast.bench.faults;

import io.holdfast.bench.cluster.Cluster;
import io.holdfast.bench.cluster.Rest;
import io.holdfast.bench.product.Product;
import io.holdfast.bench.product.Status.Node;
import io.holdfast.bench.report.Console;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.HdrHistogram.Histogram;

/** Brings the faults of a plan over a cluster, one after the other, and waits for it to recover from each. */
final class Troubles {
    private static final int LONGEST_PAUSE_MILLIS = 1_500;
    private static final Duration GIVEN_UP = Duration.ofSeconds(13);
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final Cluster cluster;
    private final Random random;
    private final Console console;
    private final Map<Fault, Histogram> recovery = new EnumMap<>(Fault.class);

    Troubles(Cluster cluster, Random random, Console console) {
        this.cluster = cluster;
        this.random = random;
        this.console = console;
        for (var fault : Fault.values()) recovery.put(fault, new Histogram(3_600_000, 3));
    }

    void bring(List<Fault> plan) throws IOException, InterruptedException {
        for (int n = 0; n < plan.size(); n++) {
            var fault = plan.get(n);
            long start = System.nanoTime();
            console.progress("  " + (n + 1) + " of " + plan.size() + ": "
                    + fault.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + " " + bring(fault));
            cluster.awaitReady(cluster.nodes());
            recovery.get(fault).recordValue((System.nanoTime() - start) / 1_000_000);
            Rest.of(BETWEEN);
        }
    }

    /** Milliseconds from the fault until every node was ready. */
    Map<Fault, Histogram> recovery() {
        return recovery;
    }

    /** What was hit. */
    private String bring(Fault fault) throws IOException, InterruptedException {
        var status = cluster.refreshed();
        var node = cluster.any(random);
        switch (fault) {
            case NODE_KILLED -> {
                Product.signal("KILL", node.pid());
                awaitDown(node);
            }
            case DATABASE_KILLED -> {
                Product.signal("KILL", status.databasePid());
                Rest.of(BETWEEN);
                return "postgres";
            }
            case NODE_PAUSED -> pause(node, Duration.ofMillis(random.nextInt(50, LONGEST_PAUSE_MILLIS)));
            case NODE_PAUSED_LONG -> pause(node, GIVEN_UP);
        }
        return node.name();
    }

    private static void pause(Node node, Duration length) throws IOException, InterruptedException {
        Cluster.pause(node);
        try {
            Rest.of(length);
        } finally {
            Cluster.resume(node);
        }
    }

    private static void awaitDown(Node node) throws InterruptedException {
        while (Cluster.isReady(node)) Rest.of(Duration.ofMillis(20));
    }
}

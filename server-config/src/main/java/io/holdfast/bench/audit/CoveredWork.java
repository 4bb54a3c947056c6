package io.holdfast.bench.audit;

import io.holdfast.bench.cluster.Cluster;
import io.holdfast.bench.cluster.Rest;
import io.holdfast.bench.product.BenchException;
import io.holdfast.bench.product.Person;
import io.holdfast.bench.product.Product;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/** Somebody works, until what they did is covered by a mirrored checkpoint. */
final class CoveredWork {
    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int EVENTS = 20;

    private final Product product;

    CoveredWork(Product product) {
        this.product = product;
    }

    /** The launcher, which stood still, starts what was killed; returns when the node is ready. */
    void goOn() throws IOException, InterruptedException {
        Product.signal("CONT", product.status().launcherPid());
        var limit = System.nanoTime() + PATIENCE.toNanos();
        while (!Cluster.isReady(product.status().nodes().get(0))) {
            if (System.nanoTime() > limit) throw new BenchException("The node was not ready again.");
            Rest.of(BETWEEN);
        }
    }

    /** Some events more, up to a checkpoint that covers them. @return its size */
    long log(UUID tenant) throws IOException, InterruptedException, SQLException {
        try (var owner = product.database("owner")) {
            long before = WholeLog.NoteText.newest(owner, tenant).size();
            var reader = Person.signIn(product.status(), SearchPhase.READER);
            for (int n = 0; n < EVENTS; n++) reader.json("/api/admin/audit-logs?limit=1");
            var limit = System.nanoTime() + PATIENCE.toNanos();
            while (WholeLog.NoteText.newest(owner, tenant).size() < before + EVENTS) {
                if (System.nanoTime() > limit) throw new BenchException("No checkpoint of the new events was signed.");
                Rest.of(BETWEEN);
            }
            // Its mirror follows at the sequencer's next look.
            Rest.of(Duration.ofSeconds(2));
            return WholeLog.NoteText.newest(owner, tenant).size();
        }
    }
}

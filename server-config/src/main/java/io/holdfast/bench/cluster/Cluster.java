package io.holdfast.bench.cluster;

import io.holdfast.bench.product.BenchException;
import io.holdfast.bench.product.Product;
import io.holdfast.bench.product.Status;
import io.holdfast.bench.product.Status.Node;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A product with several nodes, and what is done to them. */
public final class Cluster implements AutoCloseable {
    private static final String UNREACHED = "1000000000";
    /** Right or wrong is asked, not how fast: on a busy machine a start takes minutes. */
    private static final Duration AGAIN = Duration.ofMinutes(8);

    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final Map<String, String> SETTINGS = Map.of(
            "HOLDFAST_LIMITS_PER_USER", UNREACHED,
            "HOLDFAST_LIMITS_PER_ADDRESS", UNREACHED,
            "HOLDFAST_SIGNIN_ATTEMPTS_PER_EMAIL_AND_ADDRESS", UNREACHED,
            "HOLDFAST_SIGNIN_ATTEMPTS_PER_EMAIL", UNREACHED,
            "HOLDFAST_SIGNIN_ATTEMPTS_PER_ADDRESS", UNREACHED,
            "HOLDFAST_TOKEN_LIFETIME", "PT6H",
            "HOLDFAST_SESSION_IDLE", "PT6H",
            "HOLDFAST_START_LIMIT", AGAIN.toString(),
            "HOLDFAST_RESTART_PROVEN", "PT0.1S");

    private final Product product;
    private volatile List<Node> nodes = List.of();

    private Cluster(Product product) {
        this.product = product;
    }

    /** @param dist where the product lies */
    public static Cluster in(Path folder, int nodes, Path dist) throws IOException {
        return new Cluster(Product.in(folder, nodes, dist));
    }

    /** Starts all nodes. Limits are out of the way. */
    public void start() throws IOException, InterruptedException {
        nodes = product.start(SETTINGS).nodes();
    }

    public List<Node> nodes() {
        return nodes;
    }

    public Node any(Random random) {
        return nodes.get(random.nextInt(nodes.size()));
    }

    public Product product() {
        return product;
    }

    /** How it stands now; processes change their numbers when they are started again. */
    public Status refreshed() throws IOException, InterruptedException {
        var status = product.status();
        nodes = status.nodes();
        return status;
    }

    public static void pause(Node node) throws IOException, InterruptedException {
        Product.signal("STOP", node.pid());
    }

    public static void resume(Node node) throws IOException, InterruptedException {
        Product.signal("CONT", node.pid());
    }

    /** @throws BenchException when one of them is not ready in time */
    public void awaitReady(List<Node> which) throws InterruptedException {
        var limit = System.nanoTime() + AGAIN.toNanos();
        for (var node : which) {
            while (!isReady(node)) {
                if (System.nanoTime() > limit)
                    throw new BenchException(node.name() + " was not ready again within " + AGAIN.toSeconds() + " s.");
                Rest.of(BETWEEN);
            }
        }
    }

    public static boolean isReady(Node node) throws InterruptedException {
        URI address = node.url().resolve("/health/ready");
        return Reply.to("GET", address, Map.of(), null, PATIENCE).status() == 200;
    }

    @Override
    public void close() {
        for (var node : nodes) {
            try {
                if (node.pid() > 0) resume(node);
            } catch (IOException e) {
                throw new BenchException("The nodes could not be told to go on: " + e.getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        product.close();
    }
}

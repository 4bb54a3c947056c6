package io.holdfast.bench.peer;

import io.holdfast.bench.product.Ports;
import io.holdfast.bench.product.Product;
import io.holdfast.bench.product.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Cedar behind the smallest server of node, with policies that say what the roles of the demo's organization {@code authzen} say. */
public final class Cedar implements AutoCloseable {
    private static final String VERSION = "4.13.0";
    private static final String SERVER = "server.js";
    private static final Duration START = Duration.ofSeconds(30);

    private final int port;
    private final Child server;

    private Cedar(int port, Child server) {
        this.port = port;
        this.server = server;
    }

    /**
     * Installs and starts it.
     *
     * @param folder of the benchmark, for what is installed
     * @throws NotMeasured when it cannot be had
     */
    public static Cedar start(Path folder) throws IOException, InterruptedException, NotMeasured {
        var node = Programs.find("node").orElseThrow(() -> new NotMeasured("node is not installed"));
        Files.createDirectories(folder);
        Files.copy(Product.dist().resolve("bench").resolve("cedar").resolve(SERVER), folder.resolve(SERVER));
        Npm.install(folder, "@cedar-policy/cedar-wasm", VERSION);
        int port = Ports.free(1).get(0);
        var environment = Map.of("NODE_ENV", "production", "CEDAR_PORT", Integer.toString(port));
        var server = Child.start(folder, "cedar", environment, List.of(node.toString(), SERVER));
        try {
            server.await("cedar", START, () -> server.says("cedar ready"));
            return new Cedar(port, server);
        } catch (IOException | NotMeasured e) {
            server.close();
            throw e;
        }
    }

    public String version() {
        return VERSION;
    }

    /** Where decisions are asked for. */
    public String address() {
        return "http://127.0.0.1:" + port + "/";
    }

    @Override
    public void close() {
        server.close();
    }
}

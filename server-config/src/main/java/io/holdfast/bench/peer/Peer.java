package io.holdfast.bench.peer;

import io.holdfast.bench.product.Ports;
import io.holdfast.bench.product.Product;
import io.holdfast.bench.product.Programs;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

/** Express in two worker processes with a Redis beside it, serving one list from its cache. */
public final class Peer implements AutoCloseable {
    /** What is asked for: the same address as the portal's. */
    public static final String PATH = "/api/projects?limit=20";

    private static final String ACCOUNT = "5437280000000412001";
    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration TOKEN = Duration.ofDays(1);
    /** The limiter counts, and refuses nobody: the same as for the portal. */
    private static final String RATE_LIMIT = "1000000000";

    private final int port;
    private final String token;
    private final Redis redis;
    private final Child redisServer;
    private final Child node;

    private Peer(int port, String token, Redis redis, Child redisServer, Child node) {
        this.port = port;
        this.token = token;
        this.redis = redis;
        this.redisServer = redisServer;
        this.node = node;
    }

    /**
     * Installs and starts it.
     *
     * @param source the folder with {@code package.json} and {@code server.js}
     * @param folder of the benchmark, for what is installed
     * @param body the answer that its cache holds, the portal's own
     * @throws NotMeasured when something it needs is missing
     */
    public static Peer start(Path source, Path folder, String body)
            throws IOException, InterruptedException, NotMeasured {
        var programs = new HashMap<String, String>();
        for (var name : List.of("node", "redis-server"))
            programs.put(
                    name,
                    Programs.find(name)
                            .orElseThrow(() -> new NotMeasured(name + " is not installed"))
                            .toString());
        install(source, folder);
        var ports = Ports.free(2);
        var redis = new Redis(ports.get(1));
        var secret = UUID.randomUUID().toString() + UUID.randomUUID();
        var redisServer = Child.start(
                folder,
                "redis",
                Map.of(),
                List.of(
                        programs.get("redis-server"),
                        "--bind",
                        "127.0.0.1",
                        "--port",
                        ports.get(1).toString(),
                        "--save",
                        "",
                        "--appendonly",
                        "no"));
        try {
            redisServer.await("redis-server", START, redis::answers);
            redis.set("projects:" + ACCOUNT + ":20", body);
            var node = node(folder, programs.get("node"), ports, secret);
            var token = Jwt.of(ACCOUNT, secret, Instant.now().plus(TOKEN));
            return new Peer(ports.get(0), token, redis, redisServer, node);
        } catch (IOException | NotMeasured | RuntimeException e) {
            redisServer.close();
            throw e;
        }
    }

    /** Where its two files lie in the built product. */
    public static Path source() {
        return Product.dist().resolve("bench").resolve("peer");
    }

    private static void install(Path source, Path folder) throws IOException, InterruptedException, NotMeasured {
        Files.createDirectories(folder);
        for (var file : List.of("package.json", "server.js")) Files.copy(source.resolve(file), folder.resolve(file));
        Npm.install(folder);
    }

    private static Child node(Path folder, String program, List<Integer> ports, String secret)
            throws IOException, NotMeasured {
        var node = Child.start(
                folder,
                "node",
                Map.of(
                        "NODE_ENV",
                        "production",
                        "PEER_PORT",
                        ports.get(0).toString(),
                        "PEER_REDIS_PORT",
                        ports.get(1).toString(),
                        "PEER_JWT_SECRET",
                        secret,
                        "PEER_RATE_LIMIT",
                        RATE_LIMIT),
                List.of(program, "server.js"));
        try {
            node.await("the peer", START, () -> node.says("peer ready"));
            return node;
        } catch (IOException | NotMeasured e) {
            node.close();
            throw e;
        }
    }

    public InetSocketAddress address() {
        return new InetSocketAddress("127.0.0.1", port);
    }

    public String host() {
        return "localhost:" + port;
    }

    public Map<String, String> headers() {
        return Map.of("Authorization", "Bearer " + token, "Accept", "application/json");
    }

    /** Node's first process, whose children are the workers, and Redis. */
    public List<ProcessHandle> processes() {
        return List.of(node.handle(), redisServer.handle());
    }

    /** Megabytes of the workers, the first process and Redis together. */
    public OptionalLong memory() throws IOException {
        var processes = node.memory();
        var cache = redisServer.memory();
        return processes.isPresent() && cache.isPresent()
                ? OptionalLong.of(processes.getAsLong() + cache.getAsLong())
                : OptionalLong.empty();
    }

    /** How many audit records it has inserted. */
    public long audited() throws IOException {
        return redis.addedTo("audit_log");
    }

    @Override
    public void close() {
        node.close();
        redisServer.close();
    }
}

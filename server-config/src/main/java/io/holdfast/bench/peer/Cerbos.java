package io.holdfast.bench.peer;

import io.holdfast.bench.product.Ports;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Cerbos with one policy that says what the roles of the demo's organization {@code authzen} say. */
public final class Cerbos implements AutoCloseable {
    private static final String VERSION = "0.51.0";
    private static final Duration START = Duration.ofSeconds(30);

    private static final String POLICY = """
            apiVersion: api.cerbos.dev/v1
            resourcePolicy:
              version: default
              resource: record
              rules:
                - actions: [read]
                  effect: EFFECT_ALLOW
                  roles: [member, admin]
                - actions: [write]
                  effect: EFFECT_ALLOW
                  roles: [member]
                  condition:
                    match:
                      expr: request.resource.attr.status == "active"
                - actions: [write]
                  effect: EFFECT_ALLOW
                  roles: [admin]
                  condition:
                    match:
                      expr: request.resource.attr.status == "archived"
            """;

    private final int port;
    private final Child server;

    private Cerbos(int port, Child server) {
        this.port = port;
        this.server = server;
    }

    /**
     * Installs and starts it.
     *
     * @param folder of the benchmark, for what is installed
     * @throws NotMeasured when it cannot be had
     */
    public static Cerbos start(Path folder) throws IOException, InterruptedException, NotMeasured {
        Files.createDirectories(folder.resolve("policies"));
        Files.writeString(folder.resolve("policies").resolve("record.yaml"), POLICY);
        var ports = Ports.free(2);
        Files.writeString(folder.resolve("conf.yaml"), configuration(ports.get(0), ports.get(1)));
        Npm.install(folder, "cerbos", VERSION);
        var program =
                folder.resolve("node_modules").resolve(".bin").resolve("cerbos").toString();
        var server = Child.start(folder, "cerbos", Map.of(), List.of(program, "server", "--config=conf.yaml"));
        try {
            server.await("cerbos", START, () -> listens(ports.get(0)));
            return new Cerbos(ports.get(0), server);
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
        return "http://127.0.0.1:" + port + "/api/check/resources";
    }

    @Override
    public void close() {
        server.close();
    }

    private static String configuration(int http, int grpc) {
        return """
                server:
                  httpListenAddr: "127.0.0.1:%d"
                  grpcListenAddr: "127.0.0.1:%d"
                storage:
                  driver: disk
                  disk:
                    directory: policies
                    watchForChanges: false
                telemetry:
                  disabled: true
                """.formatted(http, grpc);
    }

    private static boolean listens(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}

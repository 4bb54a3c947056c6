package io.holdfast.system;

import io.holdfast.system.DeploymentContract.Deployment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A second Payara Micro beside the running product, on the same database and with the same secrets. */
final class MicroDeployment {
    private static final Path RUNTIME = Path.of("..", "server-config", "target", "dist", "runtime")
            .toAbsolutePath()
            .normalize();

    private MicroDeployment() {}

    static Deployment of(Path archive, Database database, Path folder) {
        Path log = folder.resolve("micro.log");
        try {
            ProcessBuilder micro = new ProcessBuilder(List.of(
                            ProcessHandle.current().info().command().orElse("java"),
                            "-Xmx512m",
                            "-jar",
                            RUNTIME.resolve("payara-micro.jar").toString(),
                            "--rootdir",
                            folder.resolve("root").toString(),
                            "--addlibs",
                            RUNTIME.resolve("postgresql.jar").toString(),
                            "--deploy",
                            archive.toString(),
                            "--contextroot",
                            "/",
                            "--port",
                            freePort(),
                            "--nohazelcast",
                            "--disablephonehome"))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            micro.environment().put("HOLDFAST_DB_URL", database.url());
            micro.environment().put("HOLDFAST_DB_USER", "holdfast_app");
            micro.environment().put("HOLDFAST_DB_PASSWORD", database.secret("database-app"));
            micro.environment().put("HOLDFAST_MASTER_KEY", database.secret("master-key"));
            Process process = micro.start();
            try {
                return awaitVerdict(process, log);
            } finally {
                process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Micro says "ready" also when it deployed nothing, and "Deployed:" only when it did. */
    private static Deployment awaitVerdict(Process process, Path log) throws IOException {
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofMinutes(3))
                .until(() -> !process.isAlive() || Files.readString(log).matches("(?s).*Payara Micro .* ready in .*"));
        String said = Files.readString(log);
        return new Deployment(said.contains("was successfully deployed"), said);
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return Integer.toString(socket.getLocalPort());
        }
    }
}

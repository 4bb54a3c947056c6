package io.holdfast.system;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A second Payara Micro of the same installation. It is started as the first one was, from that one's own command and
 * environment, with a name, a folder and ports of its own, and joins the first one's grid.
 */
final class SecondNode implements AutoCloseable {
    private static final String NAME = "node2";
    private static final Duration START = Duration.ofMinutes(4);

    private final Process process;
    private final Path folder;
    private final Portal portal;
    private final Set<Integer> firstAnswers = new TreeSet<>();

    private SecondNode(Process process, Path folder, URI address) {
        this.process = process;
        this.folder = folder;
        this.portal = new Portal(address);
    }

    static SecondNode start(Holdfast holdfast) {
        try {
            OsProcess first = holdfast.launcher().memberProcess("node");
            Path folder = Files.createTempDirectory("holdfast-node2-");
            Files.createDirectory(folder.resolve("tmp"));
            List<String> ports = freePorts(2);
            ProcessBuilder builder = new ProcessBuilder(command(first, folder, ports.get(0), ports.get(1)))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile());
            builder.environment().clear();
            builder.environment().putAll(environment(first, folder));
            SecondNode node = new SecondNode(builder.start(), folder, URI.create("http://localhost:" + ports.get(0)));
            node.awaitReady();
            return node;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Portal portal() {
        return portal;
    }

    OsProcess process() {
        return new OsProcess(process.pid());
    }

    String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The statuses of what its sign-in page answered from the first one until it was ready. */
    Set<Integer> firstAnswers() {
        return Set.copyOf(firstAnswers);
    }

    private void awaitReady() {
        await().atMost(START)
                .pollInterval(Duration.ofMillis(200))
                .failFast(() -> {
                    if (!process.isAlive()) {
                        throw new AssertionError("the second node ended: " + log());
                    }
                })
                .until(() -> {
                    boolean ready = portal.isReady();
                    note();
                    return ready;
                });
    }

    private void note() {
        try {
            firstAnswers.add(portal.stranger().get("/signin").status());
        } catch (UncheckedIOException e) {
            // Nobody listens there yet.
        }
    }

    @Override
    public void close() {
        try {
            if (process.isAlive()) {
                process().resume();
                process.destroy();
            }
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            Path logs = Files.createDirectories(Path.of("target", "logs-node2"));
            Files.writeString(logs.resolve("node2.log"), log());
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static List<String> command(OsProcess first, Path folder, String port, String grid) throws IOException {
        List<String> command = new ArrayList<>(words(first, "cmdline"));
        String firstGrid = command.get(command.indexOf("--startport") + 1);
        Map<String, String> own = Map.of(
                "--rootdir",
                folder.resolve("micro").toString(),
                "--port",
                port,
                "--name",
                NAME,
                "--startport",
                grid,
                "--clustermode",
                "tcpip:127.0.0.1:" + firstGrid + ",127.0.0.1:" + grid);
        own.forEach((option, value) -> command.set(command.indexOf(option) + 1, value));
        command.replaceAll(
                word -> word.startsWith("-Djava.io.tmpdir=") ? "-Djava.io.tmpdir=" + folder.resolve("tmp") : word);
        return command;
    }

    private static Map<String, String> environment(OsProcess first, Path folder) throws IOException {
        Map<String, String> environment = words(first, "environ").stream()
                .map(entry -> entry.split("=", 2))
                .collect(Collectors.toMap(entry -> entry[0], entry -> entry[1]));
        environment.put("HOLDFAST_NODE_NAME", NAME);
        environment.put("HOME", folder.toString());
        environment.computeIfPresent("HOLDFAST_DB_URL", (any, url) -> url.replace("node1", NAME));
        return environment;
    }

    private static List<String> words(OsProcess process, String file) throws IOException {
        String text = Files.readString(Path.of("/proc", Long.toString(process.pid()), file), StandardCharsets.UTF_8);
        return Stream.of(text.split("\0")).toList();
    }

    private static List<String> freePorts(int count) throws IOException {
        List<ServerSocket> open = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                open.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return open.stream()
                    .map(socket -> Integer.toString(socket.getLocalPort()))
                    .toList();
        } finally {
            for (ServerSocket socket : open) {
                socket.close();
            }
        }
    }
}

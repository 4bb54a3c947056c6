package io.holdfast.bench.product;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** One installation in a temporary home on free ports. It can be started, stopped and started again with other settings. */
public final class Product implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Duration BETWEEN = Duration.ofMillis(100);
    /** What the surroundings may say; everything else is as a fresh installation has it. */
    private static final Set<String> INHERITED =
            Set.of("HOLDFAST_NODE_HEAP", "HOLDFAST_OS_USER", "HOLDFAST_START_LIMIT");

    private static final String MIRROR = "checkpoints.txt";

    private final Path folder;
    private final Path launcher;
    private final Map<String, String> settings;
    private Map<String, String> startedWith = Map.of();
    private Process running;
    private boolean over;

    private Product(Path folder, Path launcher, Map<String, String> settings) {
        this.folder = folder;
        this.launcher = launcher;
        this.settings = settings;
    }

    /** @param folder of this installation's own; made when it is missing */
    public static Product in(Path folder) throws IOException {
        return in(folder, 1);
    }

    /** The same for several nodes, whose ports follow each other. */
    public static Product in(Path folder, int nodes) throws IOException {
        return in(folder, nodes, dist());
    }

    /** @param dist where the product lies; see {@link OwnArchive} */
    public static Product in(Path folder, int nodes, Path dist) throws IOException {
        var ports = Ports.free(2);
        var inARow = Ports.freeInARow(2 * nodes);
        var mirror = Folders.openToAll(folder.resolve("mirror")).resolve(MIRROR);
        var settings = Map.of(
                "HOLDFAST_AUDIT_MIRROR_FILE", mirror.toString(),
                "HOLDFAST_HOME", folder.resolve("home").toString(),
                "HOLDFAST_NODES", Integer.toString(nodes),
                "HOLDFAST_HTTP_PORT", Integer.toString(inARow),
                "HOLDFAST_GRID_PORT", Integer.toString(inARow + nodes),
                "HOLDFAST_SIMULATOR_PORT", ports.get(0).toString(),
                "HOLDFAST_DB_PORT", ports.get(1).toString());
        return new Product(folder, dist.resolve("holdfast.jar"), settings);
    }

    /** Starts it and returns when it is ready. @param more settings of this start, as environment variables */
    public Status start(Map<String, String> more) throws IOException, InterruptedException {
        var all = new HashMap<>(settings);
        all.putAll(more);
        startedWith = Map.copyOf(more);
        awaitReady(begin(all));
        return status();
    }

    /** Stops it and starts it as it was started last. */
    public Status restart() throws IOException, InterruptedException {
        stop();
        return start(startedWith);
    }

    /** This process's own child: it can be told to end before it has written down anything. */
    private synchronized Process begin(Map<String, String> environment) throws IOException {
        if (over) throw new BenchException("The benchmark is ending.");
        running = process(environment, "run");
        return running;
    }

    private void awaitReady(Process begun) throws IOException, InterruptedException {
        var limit = System.nanoTime() + LIMIT.toNanos();
        while (!isReady(begun)) {
            if (!begun.isAlive()) throw new BenchException("holdfast run failed: " + said("run"));
            if (System.nanoTime() > limit)
                throw new BenchException("holdfast run was not ready within " + LIMIT.toSeconds() + " s.");
            begun.waitFor(BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private boolean isReady(Process begun) throws IOException {
        try {
            var state = state();
            return state.getBoolean("ready") && Status.pid(state.getJsonObject("launcher")) == begun.pid();
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** How it stands now. */
    public Status status() throws IOException, InterruptedException {
        try (var reader = Json.createReader(new StringReader(call(settings, "status", "--json")))) {
            return Status.of(reader.readObject(), state());
        }
    }

    /** Any verb of the launcher; what it says. @throws BenchException when it fails */
    public String verb(String... words) throws IOException, InterruptedException {
        return call(settings, words);
    }

    /** The password of a role of the embedded database. */
    public String databasePassword(String role) throws IOException {
        return secret("database-" + role);
    }

    /** A file of its secrets. */
    public String secret(String name) throws IOException {
        return Files.readString(Path.of(settings.get("HOLDFAST_HOME"), "secrets", name))
                .strip();
    }

    /** Whatever it is doing, its start included. */
    public void stop() throws IOException, InterruptedException {
        var begun = begun();
        if (begun == null) return;
        // Paused for an outage, it could not hear.
        signal("CONT", begun.pid());
        begun.destroy();
        if (!begun.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) begun.destroyForcibly();
        // What a launcher that was killed has left.
        call(settings, "stop");
        forget(begun);
    }

    private synchronized Process begun() {
        return running;
    }

    private synchronized void forget(Process ended) {
        if (running == ended) running = null;
    }

    /** Kills a process, pauses or continues it. @param signal such as KILL, STOP, CONT */
    public static void signal(String signal, long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** The file of the audit log's mirrored checkpoints: outside the database and its home. */
    public Path mirror() {
        return Path.of(settings.get("HOLDFAST_AUDIT_MIRROR_FILE"));
    }

    public Path logs() {
        return folder.resolve("home").resolve("logs");
    }

    /**
     * A connection to its database.
     *
     * @param role {@code owner}, {@code admin}, {@code app} or {@code reader}
     */
    public Connection database(String role) throws IOException, SQLException {
        return database(role, "holdfast");
    }

    /** The same to another database of its server. */
    public Connection database(String role, String name) throws IOException, SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + settings.get("HOLDFAST_DB_PORT") + "/" + name
                        + "?stringtype=unspecified",
                "holdfast_" + role,
                databasePassword(role));
    }

    @Override
    public void close() {
        synchronized (this) {
            over = true;
        }
        try {
            stop();
        } catch (IOException e) {
            throw new BenchException("The product could not be stopped: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The file in which the launcher keeps the processes that it started. */
    private JsonObject state() throws IOException {
        try (var reader = Json.createReader(Files.newBufferedReader(stateFile()))) {
            return reader.readObject();
        }
    }

    private Path stateFile() {
        return Path.of(settings.get("HOLDFAST_HOME"), "state.json");
    }

    private String call(Map<String, String> environment, String... verb) throws IOException, InterruptedException {
        var process = process(environment, verb);
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new BenchException("holdfast " + verb[0] + " did not end within " + LIMIT.toSeconds() + " s.");
        }
        if (process.exitValue() == 0) return said(verb[0]);
        throw new BenchException(
                "holdfast " + verb[0] + " failed: " + said(verb[0]).strip());
    }

    /** In a session of its own: Ctrl-C in a terminal reaches the benchmark alone, which then ends everything in order. */
    private Process process(Map<String, String> environment, String... verb) throws IOException {
        var command = new ArrayList<String>();
        Programs.find("setsid").ifPresent(setsid -> command.add(setsid.toString()));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-jar", launcher.toString()));
        command.addAll(List.of(verb));
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(file(verb[0]).toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("HOLDFAST_") && !INHERITED.contains(name));
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private String said(String verb) throws IOException {
        return Files.readString(file(verb));
    }

    private Path file(String verb) {
        return folder.resolve(verb + ".out");
    }

    /** The folder of the built product. */
    public static Path dist() {
        try {
            var source = Path.of(Product.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            // Classes in a folder: an IDE or a test, with the product built beside them.
            return Files.isDirectory(source) ? source.resolveSibling("dist") : source.getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.holdfast.bench.product;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URISyntaxException;
import java.nio.file.Files;
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
    /** What the surroundings may say; everything else is as a fresh installation has it. */
    private static final Set<String> INHERITED =
            Set.of("HOLDFAST_NODE_HEAP", "HOLDFAST_OS_USER", "HOLDFAST_START_LIMIT");

    private static final String MIRROR = "checkpoints.txt";

    private final Path folder;
    private final Path launcher;
    private final Map<String, String> settings;
    private Status status;
    private Map<String, String> startedWith = Map.of();

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
        // Before the start: what fails half-way must be stopped, too.
        status = Status.none();
        startedWith = Map.copyOf(more);
        call(all, "run", "--detach");
        return status();
    }

    /** Stops it and starts it as it was started last. */
    public Status restart() throws IOException, InterruptedException {
        stop();
        return start(startedWith);
    }

    /** How it stands now. */
    public Status status() throws IOException, InterruptedException {
        try (var reader = Json.createReader(new StringReader(call(settings, "status", "--json")))) {
            status = Status.of(reader.readObject(), state());
        }
        return status;
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

    public void stop() throws IOException, InterruptedException {
        if (status == null) return;
        // Paused for an outage, it could not hear.
        if (status.launcherPid() > 0) signal("CONT", status.launcherPid());
        call(settings, "stop");
        status = null;
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
        var file = Path.of(settings.get("HOLDFAST_HOME"), "state.json");
        try (var reader = Json.createReader(Files.newBufferedReader(file))) {
            return reader.readObject();
        }
    }

    private String call(Map<String, String> environment, String... verb) throws IOException, InterruptedException {
        var said = folder.resolve(verb[0] + ".out");
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-jar", launcher.toString()));
        command.addAll(List.of(verb));
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("HOLDFAST_") && !INHERITED.contains(name));
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new BenchException("holdfast " + verb[0] + " did not end within " + LIMIT.toSeconds() + " s.");
        }
        var text = Files.readString(said);
        if (process.exitValue() == 0) return text;
        throw new BenchException("holdfast " + verb[0] + " failed: " + text.strip());
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

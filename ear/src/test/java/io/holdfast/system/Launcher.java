package io.holdfast.system;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The command line of the product, with a home and ports of its own. What it prints goes to files below {@code target}. */
public final class Launcher {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path RESULTS = Path.of("target").toAbsolutePath();
    private static final Duration START = Duration.ofMinutes(5);
    private static final Duration STOP = Duration.ofMinutes(2);

    private final Archive archive;
    private final Path work;
    private final Map<String, String> settings = new HashMap<>();

    private Launcher(Archive archive, Path work) {
        this.archive = archive;
        this.work = work;
        settings.put("HOLDFAST_SKIP_BUILD", "1");
        settings.put("HOLDFAST_HOME", work.resolve("home").toString());
        // A projection is old after two seconds instead of five minutes: tests can wait for that.
        settings.put("HOLDFAST_CACHE_LIFETIME", "PT2S");
        settings.put("HOLDFAST_SCREENS_POLL", "PT2S");
        settings.put("HOLDFAST_CACHE_RETRY_AFTER_FAILURE", "PT1S");
        // At that pace the day's share of calls, and of tokens after restarts of the simulator, would be gone in
        // minutes.
        settings.put("HOLDFAST_ZOHO_PROJECTS_CALLS", "10000");
        settings.put("HOLDFAST_ZOHO_BOOKS_CALLS_PER_MINUTE", "10000");
        settings.put("HOLDFAST_ZOHO_BOOKS_CALLS_PER_DAY", "1000000");
        settings.put("HOLDFAST_ZOHO_CRM_CALLS_PER_DAY", "1000000");
        settings.put("HOLDFAST_ZOHO_TOKEN_RENEWALS_PER_TEN_MINUTES", "100");
        // All tests come from one address.
        settings.put("HOLDFAST_SIGNIN_ATTEMPTS_PER_ADDRESS", "10000");
        settings.put("HOLDFAST_TRUSTED_PROXIES", "127.0.0.1,::1");
        settings.putAll(RateLimitContract.settings());
        settings.putAll(CorsContract.settings());
        settings.putAll(TimeLimitsContract.settings());
        settings.putAll(PostOffice.settings());
        var ports = freePorts(5);
        settings.put("HOLDFAST_HTTP_PORT", ports.get(0));
        settings.put("HOLDFAST_SIMULATOR_PORT", ports.get(1));
        settings.put("HOLDFAST_DB_PORT", ports.get(2));
        settings.put("HOLDFAST_GRID_PORT", ports.get(3));
        settings.put("HOLDFAST_ADMIN_PORT", ports.get(4));
        Coverage.addTo(settings, work);
    }

    /** A launcher whose home is empty, so that its first start creates everything. */
    static Launcher withFreshHome(Archive archive) {
        try {
            Path work = Files.createTempDirectory("holdfast-" + archive.name().toLowerCase(Locale.ROOT) + "-");
            // Started by root, the product runs as another user, who has to pass through here.
            Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rwx--x--x"));
            Files.createDirectory(work.resolve("printed"));
            return new Launcher(archive, work);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the product and returns when it is ready. */
    public void run() {
        List<String> verb =
                archive == Archive.EAR ? List.of("run", "--server", "--detach") : List.of("run", "--detach");
        require(call(START, verb));
    }

    /** Stops the product in order. */
    public void stop() {
        require(call(STOP, List.of("stop")));
    }

    /** Ends the launcher's own process as a crash would, without a chance to stop anything. */
    public void kill() {
        process().kill();
    }

    /** The launcher's own process. */
    OsProcess process() {
        return pid(state().getJsonObject("launcher"));
    }

    /** @param kind of what the launcher has started: {@code database}, {@code simulator} or {@code node} */
    OsProcess memberProcess(String kind) {
        return state().getJsonArray("members").getValuesAs(JsonObject.class).stream()
                .filter(member -> member.getString("kind").equals(kind))
                .findFirst()
                .map(member -> pid(member.getJsonObject("process")))
                .orElseThrow(() -> new AssertionError("no " + kind + " is running"));
    }

    private JsonObject state() {
        try (var reader =
                Json.createReader(Files.newBufferedReader(status().home().resolve("state.json")))) {
            return reader.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OsProcess pid(JsonObject mark) {
        return new OsProcess(mark.getJsonNumber("pid").longValue());
    }

    /** What this installation was told, such as its ports. */
    String setting(String variable) {
        return settings.get(variable);
    }

    public Status status() {
        Outcome outcome = call(Duration.ofSeconds(30), List.of("status", "--json"));
        require(outcome);
        return Status.parse(outcome.output());
    }

    /** The exit code of {@code status}: 0 running, 3 not running. */
    public int statusCode() {
        return call(Duration.ofSeconds(30), List.of("status")).code();
    }

    /** Keeps the logs of a product that did not start. */
    void keepLogs() {
        try {
            Path logs = RESULTS.resolve("logs-" + archive.name().toLowerCase(Locale.ROOT));
            Folders.copy(Path.of(settings.get("HOLDFAST_HOME")).resolve("logs"), logs);
            Folders.copy(work.resolve("printed"), logs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps the logs and the coverage of a product that has stopped, and removes everything else. */
    void tidy(Path home) {
        try {
            Files.createDirectories(RESULTS);
            Path logs = RESULTS.resolve("logs-" + archive.name().toLowerCase(Locale.ROOT));
            Folders.copy(home.resolve("logs"), logs);
            Folders.copy(work.resolve("printed"), logs);
            Coverage.collect(work, archive);
            Folders.delete(home);
            Folders.delete(work);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Any verb of the product. */
    public Outcome call(Duration limit, List<String> verb) {
        List<String> command = new ArrayList<>(List.of(ROOT.resolve("holdfast").toString()));
        command.addAll(verb);
        Path output = work.resolve("printed").resolve(String.join("-", verb).replace("/", "") + ".out");
        Path errors = output.resolveSibling(output.getFileName() + ".err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(ROOT.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("HOLDFAST_"));
        builder.environment().putAll(settings);
        try {
            Process process = builder.start();
            if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("'holdfast " + String.join(" ", verb) + "' took longer than " + limit + ": "
                        + both(output, errors));
            }
            return new Outcome(
                    String.join(" ", verb), process.exitValue(), Files.readString(output), both(output, errors));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static String both(Path output, Path errors) throws IOException {
        return Files.readString(output) + Files.readString(errors);
    }

    private static void require(Outcome outcome) {
        if (outcome.code() != 0) {
            throw new AssertionError(
                    "'holdfast " + outcome.verb() + "' ended with " + outcome.code() + ":\n" + outcome.all());
        }
    }

    private static List<String> freePorts(int count) {
        List<ServerSocket> open = new ArrayList<>();
        try {
            List<String> ports = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                open.add(socket);
                ports.add(Integer.toString(socket.getLocalPort()));
            }
            for (ServerSocket socket : open) {
                socket.close();
            }
            return ports;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param output what a script would read; {@code all} has the error stream too */
    public record Outcome(String verb, int code, String output, String all) {}
}

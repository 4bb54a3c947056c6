package io.holdfast.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/**
 * A long-running child. It gets a session of its own, so that Ctrl-C in a terminal reaches the launcher alone, which then
 * stops everything in order; what it says goes straight into its log file and does not depend on the launcher's life.
 */
final class ManagedProcess {
    private final String name;
    private final Path log;
    private Process process;
    private ProcessMark mark;

    ManagedProcess(String name, Path log) {
        this.name = name;
        this.log = log;
    }

    void start(Optional<OsUser> user, List<String> command, Map<String, String> environment, Path folder) {
        var full = new ArrayList<String>();
        Programs.find("setsid").ifPresent(setsid -> full.add(setsid.toString()));
        full.addAll(command);
        var builder = new ProcessBuilder(user.map(u -> u.command(full)).orElse(full))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            process = builder.start();
            process.getOutputStream().close();
        } catch (IOException e) {
            throw LauncherException.withLog("Cannot start " + name + ": " + e.getMessage() + ".", log, e);
        }
        mark = ProcessMark.of(process.pid()).orElse(new ProcessMark(process.pid(), "ended"));
    }

    void awaitReady(Duration limit, BooleanSupplier ready) {
        Waiting.until(limit, () -> !process.isAlive() || ready.getAsBoolean());
        if (!process.isAlive())
            throw LauncherException.withLog(
                    "The start of " + name + " failed: it ended with code " + process.exitValue() + lastComplaint()
                            + ".",
                    log);
        if (!ready.getAsBoolean())
            throw LauncherException.withLog(
                    name + " was not ready within " + limit.toSeconds() + " s" + lastComplaint() + ".", log);
    }

    void stop(Duration grace) {
        if (process == null) return;
        Processes.stop(process.toHandle(), grace);
    }

    ProcessMark mark() {
        return mark;
    }

    CompletableFuture<?> ended() {
        return process.onExit();
    }

    /** The last line of the log that reads like the reason. */
    private String lastComplaint() {
        try (var lines = Files.lines(log, java.nio.charset.StandardCharsets.ISO_8859_1)) {
            return lines.map(LogLine::reason)
                    .flatMap(Optional::stream)
                    .reduce((earlier, later) -> later)
                    .map(reason -> " (" + reason + ")")
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}

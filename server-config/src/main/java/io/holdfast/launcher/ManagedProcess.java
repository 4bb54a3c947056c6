package io.holdfast.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * A long-running child. It gets a session of its own, so that Ctrl-C in a terminal reaches the launcher alone, which then
 * stops everything in order; what it says goes straight into its log file and does not depend on the launcher's life.
 */
final class ManagedProcess {
    private final String name;
    private final Path log;
    private Process process;
    private ProcessMark mark = ProcessMark.NONE;
    private long logStart;

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
            logStart = Files.exists(log) ? Files.size(log) : 0;
            process = builder.start();
            process.getOutputStream().close();
        } catch (IOException e) {
            throw LauncherException.withLog("Cannot start " + name + ": " + e.getMessage() + ".", log, e);
        }
        mark = ProcessMark.of(process.pid()).orElse(new ProcessMark(process.pid(), "ended"));
    }

    /** @param hopeless what in its log means that it will never be ready although it lives */
    void awaitReady(Duration limit, BooleanSupplier ready, Predicate<LogText> hopeless) {
        var answer = new AtomicBoolean();
        Waiting.until(limit, () -> {
            answer.set(process.isAlive() && ready.getAsBoolean());
            return answer.get() || !process.isAlive() || hopeless.test(said());
        });
        if (answer.get()) return;
        if (!process.isAlive())
            throw LauncherException.withLog(
                    name + " did not start: it ended with code " + process.exitValue() + reason() + ".", log);
        if (hopeless.test(said())) throw LauncherException.withLog(name + " did not start" + reason() + ".", log);
        throw LauncherException.withLog(
                name + " was not ready within " + limit.toSeconds() + " s" + reason() + ".", log);
    }

    void stop(Duration grace) {
        Processes.stop(mark, grace);
    }

    ProcessMark mark() {
        return mark;
    }

    /** What it has said since this start. */
    private LogText said() {
        return LogText.from(log, logStart);
    }

    private String reason() {
        return said().reason().map(text -> " (" + text + ")").orElse("");
    }
}

package io.holdfast.launcher;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code run --detach}: a second launcher in a session of its own; this one shows its progress and leaves. */
final class DetachedLaunch {
    private static final int BLOCK = 8192;

    private final Installation installation;
    private final Console console;
    private final boolean onServer;
    private final Path log;

    DetachedLaunch(Installation installation, Console console, boolean onServer) {
        this.installation = installation;
        this.console = console;
        this.onServer = onServer;
        this.log = installation.home().log("launcher");
    }

    /** 0 when everything is ready, else the exit code of the launcher in the background. */
    int run() throws IOException {
        installation.home().prepare();
        LogFiles.prepare(log, Optional.empty());
        try (var said = new RandomAccessFile(log.toFile(), "r")) {
            said.seek(Files.size(log));
            var background = new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.PIPE)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            background.getOutputStream().close();
            while (background.isAlive() && !isReady(background.pid())) {
                show(said);
                Waiting.pause(Duration.ofMillis(200));
            }
            var ready = background.isAlive();
            show(said);
            return ready ? ExitCode.OK : background.exitValue();
        }
    }

    private boolean isReady(long pid) {
        return installation
                .stateFile()
                .read()
                .filter(state -> state.ready() && state.launcher().pid() == pid)
                .isPresent();
    }

    private void show(RandomAccessFile said) throws IOException {
        var block = new byte[BLOCK];
        for (var n = said.read(block); n > 0; n = said.read(block)) console.raw(block, n);
    }

    private List<String> command() {
        var command = new ArrayList<String>();
        Programs.find("setsid").ifPresent(setsid -> command.add(setsid.toString()));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // The folder of the script, and any setting given as a system property.
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("holdfast."))
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        command.addAll(List.of("-jar", installation.dist().launcher().toString(), "run"));
        if (onServer) command.add("--server");
        pass(command, "--nodes", Installation.NODES);
        pass(command, "--scale", Installation.SIMULATOR_SCALE);
        return command;
    }

    private void pass(List<String> command, String option, String key) {
        installation.settings().find(key).ifPresent(value -> command.addAll(List.of(option, value)));
    }
}

package io.holdfast.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Keeps the logs of long runs from filling the disk. */
final class LogRotation {
    private LogRotation() {}

    static void start(Path logs) {
        Executors.newSingleThreadScheduledExecutor(LogRotation::daemon)
                .scheduleWithFixedDelay(() -> rotate(logs), 1, 1, TimeUnit.MINUTES);
    }

    private static void rotate(Path logs) {
        try (var files = Files.list(logs)) {
            for (var log : (Iterable<Path>) files::iterator)
                if (log.getFileName().toString().endsWith(".log")) LogFiles.rotate(log);
        } catch (IOException e) {
            // A full disk, say: the next minute tries again, and the child's own complaint is in its log.
            Console.standard().line("  Logs in " + logs + " could not be rotated: " + e.getMessage());
        }
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "log rotation");
        thread.setDaemon(true);
        return thread;
    }
}

package io.holdfast.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The main process of the database, as its own file names it. */
final class Postmaster {
    private Postmaster() {}

    /** Absent when none runs, or the number in the file has gone to some other program since. */
    static Optional<ProcessHandle> of(Path data) {
        var file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) return Optional.empty();
        try (var lines = Files.lines(file)) {
            return lines.findFirst()
                    .map(line -> Long.parseLong(line.strip()))
                    .flatMap(ProcessHandle::of)
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> process.info()
                            .command()
                            .map(command -> Path.of(command).endsWith("postgres"))
                            .orElse(true));
        } catch (IOException | NumberFormatException e) {
            // It was removed or is being written while we read: the next look tells.
            return Optional.empty();
        }
    }
}

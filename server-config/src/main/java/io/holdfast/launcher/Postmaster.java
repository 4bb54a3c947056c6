package io.holdfast.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The processes of the embedded database, found by its data folder. */
final class Postmaster {
    private static final Duration FOR_ORPHANS = Duration.ofSeconds(10);

    private final Path data;

    Postmaster(Path data) {
        this.data = data;
    }

    /** The main process; absent when none runs, or the number in its file has gone to another program since. */
    Optional<ProcessMark> process() {
        if (!Files.exists(pidFile())) return Optional.empty();
        try (var lines = Files.lines(pidFile())) {
            return lines.findFirst()
                    .map(line -> Long.parseLong(line.strip()))
                    .flatMap(ProcessMark::of)
                    .filter(mark -> mark.handle().filter(this::worksHere).isPresent());
        } catch (IOException | NumberFormatException e) {
            // It was removed or is being written while we read: the next look tells.
            return Optional.empty();
        }
    }

    /**
     * Clears what a killed main process left. PostgreSQL refuses to start as long as the number in the file belongs to any
     * process, and in a container the remains of the killed one keep it for ever. The file may go only when no other process
     * works on the data any more.
     */
    void clearRemains() throws IOException {
        if (!Files.exists(pidFile()) || process().isPresent()) return;
        if (!Waiting.until(FOR_ORPHANS, () -> workers().isEmpty())) {
            workers().forEach(worker -> Processes.stop(worker, FOR_ORPHANS));
            if (!workers().isEmpty())
                throw new LauncherException(
                        "Processes of an earlier PostgreSQL still work on " + data + ": " + workers());
        }
        Files.deleteIfExists(pidFile());
    }

    private List<ProcessMark> workers() {
        return ProcessHandle.allProcesses()
                .filter(this::worksHere)
                .flatMap(process -> ProcessMark.of(process.pid()).stream())
                .toList();
    }

    /** Every process of PostgreSQL has its data folder as the working directory. */
    private boolean worksHere(ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/cwd"))
                    .equals(data.toRealPath());
        } catch (IOException e) {
            // Ended, or of another user and so none of ours.
            return false;
        }
    }

    private Path pidFile() {
        return data.resolve("postmaster.pid");
    }
}

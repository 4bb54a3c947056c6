package io.holdfast.launcher;

import jakarta.json.Json;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** {@link State} on disk, replaced as a whole. */
final class StateFile {
    private final Path file;

    StateFile(Path file) {
        this.file = file;
    }

    /** Absent when nothing was started, or what was started has been stopped properly. */
    Optional<State> read() {
        if (!Files.exists(file)) return Optional.empty();
        try (var reader = Json.createReader(new StringReader(Files.readString(file)))) {
            return Optional.of(State.fromJson(reader.readObject()));
        } catch (IOException | RuntimeException e) {
            throw new LauncherException(
                    "Cannot read " + file + " (" + e.getMessage() + "). When nothing of Holdfast runs, delete it.", e);
        }
    }

    void write(State state) {
        try {
            Secrets.write(file, state.toJson().toString());
        } catch (IOException e) {
            throw new LauncherException("Cannot write " + file + ": " + e.getMessage() + ".", e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new LauncherException("Cannot delete " + file + ": " + e.getMessage() + ".", e);
        }
    }
}

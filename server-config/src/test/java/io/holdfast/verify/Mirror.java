package io.holdfast.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Files of checkpoints that somebody kept. */
final class Mirror {
    private Mirror() {}

    static Path write(Path folder, TestLog log, int... sizes) {
        return write(folder, Arrays.stream(sizes).mapToObj(log::checkpoint).collect(Collectors.joining()));
    }

    static Path write(Path folder, String notes) {
        try {
            return Files.writeString(Files.createTempFile(folder, "mirror", ".txt"), notes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

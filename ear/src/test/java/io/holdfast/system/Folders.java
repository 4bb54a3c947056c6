package io.holdfast.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** Copies and removes whole folders; a folder that is not there is empty. */
final class Folders {
    private Folders() {}

    static void copy(Path from, Path to) throws IOException {
        forEach(from, Comparator.naturalOrder(), path -> {
            Path target = to.resolve(from.relativize(path).toString());
            if (Files.isDirectory(path)) {
                Files.createDirectories(target);
            } else {
                Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
            }
        });
    }

    static void delete(Path folder) throws IOException {
        forEach(folder, Comparator.reverseOrder(), Files::delete);
    }

    private static void forEach(Path folder, Comparator<Path> order, Step step) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.sorted(order).forEach(path -> {
                try {
                    step.on(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private interface Step {
        void on(Path path) throws IOException;
    }
}

package io.holdfast.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Unpacks whole archives. */
final class Zip {
    private Zip() {}

    /** The target exists afterwards, complete; harmless when it did before. */
    static void unpackOnce(Path zip, Path target) throws IOException {
        if (Files.isDirectory(target)) return;
        var unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
        Folders.delete(unfinished);
        try (var file = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : file.stream().toList()) {
                var path = unfinished.resolve(entry.getName()).normalize();
                if (!path.startsWith(unfinished)) throw new IOException(zip + " points outside: " + entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    Files.createDirectories(path.getParent());
                    try (var content = file.getInputStream(entry)) {
                        Files.copy(content, path);
                    }
                }
            }
        }
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    }
}

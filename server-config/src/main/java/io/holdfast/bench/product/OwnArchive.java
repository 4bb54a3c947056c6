package io.holdfast.bench.product;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The built product once more, in a benchmark's folder, with {@code io.holdfast.bench.inside} in its web archive. What people
 * install has no such code; everything else is the same files.
 */
public final class OwnArchive {
    private static final String INSIDE = "io/holdfast/bench/inside";
    private static final List<String> AS_IT_IS = List.of("lib", "runtime", "conf");

    private OwnArchive() {}

    /** @return a folder to start the product from */
    public static Path in(Path folder) throws IOException {
        var built = Product.dist();
        var copy = folder.resolve("dist");
        var app = copy.resolve("app");
        Files.createDirectories(app);
        // The launcher finds the rest beside its jar, so that is no link.
        Files.copy(built.resolve("holdfast.jar"), copy.resolve("holdfast.jar"));
        for (var name : AS_IT_IS)
            Files.createSymbolicLink(copy.resolve(name), built.resolve(name).toAbsolutePath());
        try (var files = Files.list(built.resolve("app"))) {
            for (var file : (Iterable<Path>) files::iterator) Files.copy(file, app.resolve(file.getFileName()));
        }
        var jar = folder.resolve("inside.jar");
        pack(jar);
        try (var war = zip(app.resolve("holdfast.war"), Map.of())) {
            Files.copy(jar, war.getPath("/WEB-INF/lib/holdfast-bench-inside.jar"));
        }
        return copy;
    }

    private static void pack(Path jar) throws IOException {
        try (var target = zip(jar, Map.of("create", "true"))) {
            Files.createDirectories(target.getPath("/META-INF"));
            Files.writeString(
                    target.getPath("/META-INF/beans.xml"),
                    "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\""
                            + " bean-discovery-mode=\"annotated\"/>");
            var launcher = Product.dist().resolve("holdfast.jar");
            try (var source = zip(launcher, Map.of());
                    Stream<Path> classes = Files.list(source.getPath("/" + INSIDE))) {
                Files.createDirectories(target.getPath("/" + INSIDE));
                for (var file : (Iterable<Path>) classes::iterator) Files.copy(file, target.getPath(file.toString()));
            }
        }
    }

    private static FileSystem zip(Path file, Map<String, String> how) throws IOException {
        return FileSystems.newFileSystem(URI.create("jar:" + file.toUri()), how);
    }
}

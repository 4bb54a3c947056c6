package io.holdfast.bench.peer;

import io.holdfast.bench.product.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Where peers come from that are packages of npm; nothing of them ships. */
final class Npm {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private Npm() {}

    /** Installs one package, in the version that was compared. */
    static void install(Path folder, String name, String version)
            throws IOException, InterruptedException, NotMeasured {
        Files.writeString(
                folder.resolve("package.json"),
                "{\"private\":true,\"dependencies\":{\"" + name + "\":\"" + version + "\"}}");
        install(folder);
    }

    /** Installs what the folder's {@code package.json} names. @throws NotMeasured when it cannot be had */
    static void install(Path folder) throws IOException, InterruptedException, NotMeasured {
        var npm = Programs.find("npm").orElseThrow(() -> new NotMeasured("npm is not installed"));
        var install = List.of(npm.toString(), "install", "--no-package-lock", "--no-audit", "--no-fund", "--omit=dev");
        try (var child = Child.start(folder, "npm", Map.of(), install)) {
            child.finish("npm install", LIMIT);
        }
    }
}

package io.holdfast.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What {@code run --server} needs beside the product. @param folder holds holdfast.ear and payara-server.zip */
record ServerDist(Path folder) {

    /** HOLDFAST_SERVER_DIST, else what the build of the enterprise archive left beside the product. */
    static ServerDist of(Settings settings, Dist dist) {
        var candidates = settings.find("holdfast.server-dist")
                .map(asked -> Stream.of(settings.root().resolve(asked)))
                .orElse(Stream.of(
                        dist.folder().resolve("server"),
                        dist.folder().resolve("../../../ear/target/dist-server").normalize()));
        return candidates
                .map(ServerDist::new)
                .filter(server -> Files.exists(server.archive()) && Files.exists(server.server()))
                .findFirst()
                .orElseThrow(() -> LauncherException.withCode(
                        ExitCode.USAGE,
                        "run --server needs holdfast.ear and payara-server.zip: build them with"
                                + " \"mvn -DskipTests package\", or name their folder in HOLDFAST_SERVER_DIST."));
    }

    Path archive() {
        return folder.resolve("holdfast.ear");
    }

    Path server() {
        return folder.resolve("payara-server.zip");
    }
}

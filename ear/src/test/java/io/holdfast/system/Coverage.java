package io.holdfast.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;

/** Lets the processes of the product count the lines that system tests reach. */
final class Coverage {
    private Coverage() {}

    /** The product may run as another user, who can read neither the agent's folder nor write below target. */
    static void addTo(Map<String, String> environment, Path work) {
        Path agent = Path.of(System.getProperty("holdfast.coverage.agent", ""));
        if (!Files.isRegularFile(agent)) {
            return;
        }
        try {
            Path readable = Files.copy(agent, work.resolve("coverage-agent.jar"));
            Files.setPosixFilePermissions(readable, PosixFilePermissions.fromString("rw-r--r--"));
            Path results = Files.createFile(results(work));
            Files.setPosixFilePermissions(results, PosixFilePermissions.fromString("rw-rw-rw-"));
            environment.put(
                    "JAVA_TOOL_OPTIONS",
                    "-javaagent:" + readable + "=includes=io.holdfast.*,append=true,destfile=" + results);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void collect(Path work, Archive archive) throws IOException {
        if (Files.exists(results(work))) {
            String name = "jacoco-product-" + archive.name().toLowerCase(Locale.ROOT) + ".exec";
            Files.copy(results(work), Path.of("target", name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Path results(Path work) {
        return work.resolve("coverage.exec");
    }
}

package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The short form of {@code ./holdfast bench faults}: two real nodes and their database, five kills and two pauses under working
 * clients, and what the clients saw is checked as one history. A failing one is kept, with its seed, and replays.
 */
class ClusterFaultsSystemIT {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path RESULTS = Path.of("target", "cluster-faults").toAbsolutePath();
    private static final String SEED = "4";
    private static final long LIMIT_SECONDS = 1200;

    private Process bench;

    @AfterEach
    void leaveNothingBehind() throws InterruptedException {
        if (bench != null && bench.isAlive()) {
            // It stops what it has started.
            bench.destroy();
            bench.waitFor(2, TimeUnit.MINUTES);
        }
    }

    @Test
    void noRightOutlivesItsRevokeAndNoSessionIsLostOverFiveKills() throws IOException, InterruptedException {
        Files.createDirectories(RESULTS);
        Path said = RESULTS.resolve("report.md");
        Path progress = RESULTS.resolve("progress.txt");
        ProcessBuilder builder = new ProcessBuilder(command(RESULTS.resolve("history.jsonl")))
                .directory(ROOT.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(said.toFile())
                .redirectError(progress.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("HOLDFAST_"));
        builder.environment().put("HOLDFAST_SKIP_BUILD", "1");

        bench = builder.start();

        assertThat(bench.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS))
                .as("ended by itself: %s", Files.readString(progress))
                .isTrue();
        assertThat(bench.exitValue())
                .as("%s%n%s", Files.readString(said), Files.readString(progress))
                .isZero();
        assertThat(Files.readString(said)).contains("| node killed | 2 |", "| database killed | 3 |");
    }

    private static List<String> command(Path history) {
        return List.of(
                ROOT.resolve("holdfast").toString(),
                "bench",
                "faults",
                "--nodes=2",
                "--clients=3",
                "--node-kills=2",
                "--database-kills=3",
                "--seed=" + SEED,
                "--history=" + history);
    }
}

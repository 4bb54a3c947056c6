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
 * The short form of {@code ./holdfast bench faults --audit}: two real nodes and their database, five kills and two pauses under
 * working clients. What the clients saw is checked as one history, every change is compared with its event, every log is verified
 * offline, and the catalogue of forgeries is done to a copy of it. A failing history is kept, with its seed, and replays.
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
    void noRightOutlivesItsRevokeAndEachChangeHasItsEventOverFiveKills() throws IOException, InterruptedException {
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
        assertThat(Files.readString(said))
                .contains("| node killed | 2 |", "| database killed | 3 |")
                .contains("| answered as done and not there | 0 |", "| changes with two events | 0 |")
                .contains("| changes without an event | 0 |", "| events without their change | 0 |")
                .containsPattern("\\| logs \\| (\\d+) \\|\\n\\| of them verified \\| \\1 \\|")
                .containsPattern("([1-9]\\d*) of \\1 were found and placed")
                .containsPattern("([1-9]\\d*) of \\1 were found\\. ");
    }

    private static List<String> command(Path history) {
        return List.of(
                ROOT.resolve("holdfast").toString(),
                "bench",
                "faults",
                "--audit",
                "--nodes=2",
                "--clients=3",
                "--node-kills=2",
                "--database-kills=3",
                "--seed=" + SEED,
                "--history=" + history);
    }
}

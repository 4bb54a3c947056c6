package io.holdfast.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Console console = new Console(new PrintStream(said, true, UTF_8));
    private Running running;
    private Program program;

    @BeforeEach
    void aProgramThatRuns() {
        var settings = new Settings(Map.of(), new Properties());
        var home = new Home(folder, folder, Optional.empty());
        var installation = new Installation(settings, home, new Secrets(folder, settings), new Dist(folder));
        running = new Running(installation, console, "jdbc:postgresql://nowhere");
        program = new Program(folder);
        running.start(program);
        new Supervisor(running, settings, console).watch(program);
    }

    @AfterEach
    void stop() {
        running.stop();
    }

    @Test
    void whatEndsIsStartedAgain() {
        program.kill();

        assertThat(Waiting.until(PATIENCE, () -> program.starts.get() == 2)).isTrue();
        assertThat(said.toString(UTF_8)).contains("ended unexpectedly; starting it again (1 of 5)");
    }

    @Test
    void whatCannotRunIsStartedAgainWhenItCan() throws IOException {
        Files.writeString(program.obstacle, "");
        program.kill();
        assertThat(Waiting.until(PATIENCE, () -> said.toString(UTF_8).contains("There is an obstacle")))
                .isTrue();
        assertThat(program.starts).hasValue(1);

        Files.delete(program.obstacle);

        assertThat(Waiting.until(PATIENCE, () -> program.starts.get() == 2)).isTrue();
        assertThat(said.toString(UTF_8)).contains("starting it again (1 of 5)");
    }

    @Test
    void whatIsStoppedWhileItCannotRunIsNotStartedAgain() throws IOException {
        Files.writeString(program.obstacle, "");
        program.kill();
        assertThat(Waiting.until(PATIENCE, () -> said.toString(UTF_8).contains("There is an obstacle")))
                .isTrue();

        running.stop();
        Files.delete(program.obstacle);

        assertThat(Waiting.until(Duration.ofSeconds(2), () -> program.starts.get() == 2))
                .isFalse();
    }

    /** A real process, and a file that stands in its way. */
    private static final class Program implements Service {
        private final Path obstacle;
        private final ManagedProcess process;
        private final Path folder;
        private final AtomicInteger starts = new AtomicInteger();

        Program(Path folder) {
            this.folder = folder;
            this.obstacle = folder.resolve("obstacle");
            this.process = new ManagedProcess("program", log());
        }

        void kill() {
            process.mark().handle().ifPresent(ProcessHandle::destroyForcibly);
        }

        @Override
        public String name() {
            return "program";
        }

        @Override
        public void start() {
            process.start(Optional.empty(), List.of("sleep", "600"), System.getenv(), folder);
            starts.incrementAndGet();
        }

        @Override
        public void awaitReady() {}

        @Override
        public void stop() {
            process.stop(PATIENCE);
        }

        @Override
        public State.Member member() {
            return new State.Member("simulator", "program", process.mark(), null);
        }

        @Override
        public Optional<String> hindrance() {
            return Files.exists(obstacle) ? Optional.of("There is an obstacle") : Optional.empty();
        }

        @Override
        public Path log() {
            return folder.resolve("program.log");
        }
    }
}

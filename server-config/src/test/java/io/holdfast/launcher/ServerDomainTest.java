package io.holdfast.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerDomainTest {
    @TempDir
    Path domain;

    private Process started;

    @AfterEach
    void endWhatWasStarted() {
        if (started != null) started.destroyForcibly();
    }

    @Test
    void theProcessOfThisDomainIsFoundByItsFile() throws IOException {
        write(start("-Dcom.sun.aas.instanceRoot=" + domain));

        assertThat(ServerDomain.process(domain).map(ProcessMark::pid)).hasValue(started.pid());
    }

    @Test
    void anotherProgramUnderTheSameNumberIsNeverStopped() throws IOException {
        write(start("something-else"));

        assertThat(ServerDomain.process(domain)).isEmpty();
    }

    @Test
    void noFileOrOneThatHoldsNoNumberNamesNoProcess() throws IOException {
        assertThat(ServerDomain.process(domain)).isEmpty();

        Files.createDirectories(domain.resolve("config"));
        Files.writeString(domain.resolve("config/pid"), "rubbish");
        assertThat(ServerDomain.process(domain)).isEmpty();
    }

    /** A process that waits for its input to end, with this word on its command line. */
    private long start(String word) throws IOException {
        started = new ProcessBuilder("sh", "-c", "read line; exit 0", word).start();
        return started.pid();
    }

    private void write(long pid) throws IOException {
        Files.createDirectories(domain.resolve("config"));
        Files.writeString(domain.resolve("config/pid"), pid + System.lineSeparator());
    }
}

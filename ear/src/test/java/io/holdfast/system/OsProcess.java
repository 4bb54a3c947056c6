package io.holdfast.system;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A process of the product, treated as only the system can treat it. */
final class OsProcess {
    private final long pid;

    OsProcess(long pid) {
        this.pid = pid;
    }

    long pid() {
        return pid;
    }

    /** Ends it as a crash would, without a chance to say goodbye. */
    void kill() {
        signal("KILL");
        await().atMost(Duration.ofSeconds(30)).until(() -> !lives());
    }

    /** False also for one that has ended while its parent has not asked for the outcome yet. */
    private boolean lives() throws IOException {
        Path state = Path.of("/proc", Long.toString(pid), "stat");
        try {
            return !Files.readString(state).matches("(?s)\\d+ \\(.*\\) [ZX] .*");
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    /** Stops its clock: it keeps its ports and connections and answers nothing. */
    void pause() {
        signal("STOP");
    }

    /** Lets it go on. Nothing to do for one that has ended: a connection's process ends when the node has given it up meanwhile. */
    void resume() {
        if (!sent("CONT") && livesStill()) {
            throw new AssertionError("no SIGCONT for process " + pid);
        }
    }

    private boolean livesStill() {
        try {
            return lives();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void signal(String name) {
        if (!sent(name)) {
            throw new AssertionError("no SIG" + name + " for process " + pid);
        }
    }

    private boolean sent(String name) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start();
            return kill.waitFor(10, TimeUnit.SECONDS) && kill.exitValue() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}

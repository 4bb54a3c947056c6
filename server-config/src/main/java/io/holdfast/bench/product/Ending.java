package io.holdfast.bench.product;

import io.holdfast.bench.report.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;

/**
 * The folder of a benchmark and everything that it starts, and their end: after the last line, after a failure, and at whatever
 * moment somebody interrupts it.
 */
public final class Ending implements AutoCloseable {
    /** When the folder, with the logs of all processes, is left. */
    public enum Kept {
        NEVER,
        /** Unless {@link #allRight} was said, or somebody has interrupted it. */
        WHEN_WRONG,
        ALWAYS
    }

    private static final int TRIES = 50;
    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static volatile boolean interrupted;

    private final Console console;
    private final Kept kept;
    private final Thread hook = new Thread(this::interrupt, "end of the benchmark");
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private Path folder;
    private boolean right;
    private boolean over;

    private Ending(Console console, Kept kept) {
        this.console = console;
        this.kept = kept;
    }

    /** Makes the folder. From here on an interruption ends all that is known here. */
    public static Ending of(Console console, Kept kept) throws IOException {
        var ending = new Ending(console, kept);
        Runtime.getRuntime().addShutdownHook(ending.hook);
        ending.makeFolder();
        return ending;
    }

    /** Whether this process is on its way out because somebody wants it to: what fails from now on is no news. */
    public static boolean isInterrupted() {
        return interrupted;
    }

    private synchronized void makeFolder() throws IOException {
        requireGoingOn();
        folder = Folders.temporary();
        console.progress("Working in " + folder);
    }

    public Path folder() {
        return folder;
    }

    /** To be called before it is started: what fails or is interrupted half-way has something to stop, too. */
    public synchronized <T extends AutoCloseable> T with(T one) {
        if (over) stop(one);
        requireGoingOn();
        started.push(one);
        return one;
    }

    /** Nothing is left to find out. */
    public synchronized void allRight(boolean yes) {
        right = yes;
    }

    @Override
    public void close() {
        end(kept == Kept.ALWAYS || kept == Kept.WHEN_WRONG && !right);
        if (!interrupted) Runtime.getRuntime().removeShutdownHook(hook);
    }

    private void interrupt() {
        interrupted = true;
        end(kept == Kept.ALWAYS);
    }

    private void requireGoingOn() {
        if (over) throw new BenchException("The benchmark is ending.");
    }

    private synchronized void end(boolean keep) {
        if (over) return;
        over = true;
        while (!started.isEmpty()) stop(started.pop());
        endOthers();
        if (folder == null) return;
        if (keep) console.progress("Kept, with the logs of all processes: " + folder);
        else remove();
        endOthers();
    }

    private void stop(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception e) {
            // The others must be stopped all the same.
            console.progress(e.getMessage());
        }
    }

    /** Programs that it waits for at the moment, such as a verifier. */
    private static void endOthers() {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    }

    /** Other threads do not know yet that it is over, and may be writing. */
    private void remove() {
        for (int left = TRIES; Files.exists(folder); left--) {
            try {
                Folders.delete(folder);
            } catch (IOException | UncheckedIOException e) {
                if (left == 0) {
                    console.progress("Could not remove " + folder + ": " + e.getMessage());
                    return;
                }
                endOthers();
                LockSupport.parkNanos(BETWEEN.toNanos());
            }
        }
    }
}

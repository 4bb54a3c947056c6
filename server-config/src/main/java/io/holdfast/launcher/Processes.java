package io.holdfast.launcher;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends processes. */
final class Processes {
    private static final Duration AFTER_KILL = Duration.ofSeconds(5);

    private Processes() {}

    /** Asks first, kills after the grace. True when it ended by itself. */
    static boolean stop(ProcessHandle process, Duration grace) {
        process.destroy();
        if (endsWithin(process, grace)) return true;
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        endsWithin(process, AFTER_KILL);
        return false;
    }

    /** For PostgreSQL: an interrupt is its fast shutdown, the usual signal would wait for clients to go. */
    static boolean interrupt(ProcessHandle process, Duration grace) {
        Commands.succeeds(List.of("kill", "-INT", Long.toString(process.pid())));
        return endsWithin(process, grace) || stop(process, grace);
    }

    static boolean endsWithin(ProcessHandle process, Duration limit) {
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

package io.holdfast.launcher;

import java.time.Duration;
import java.util.List;

/** Ends processes. */
final class Processes {
    private static final Duration AFTER_KILL = Duration.ofSeconds(5);

    private Processes() {}

    /** Asks first, kills after the grace. True when it ended by itself or was not there. */
    static boolean stop(ProcessMark mark, Duration grace) {
        mark.handle().ifPresent(ProcessHandle::destroy);
        if (endsWithin(mark, grace)) return true;
        mark.handle().ifPresent(process -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        });
        endsWithin(mark, AFTER_KILL);
        return false;
    }

    /** For PostgreSQL: an interrupt is its fast shutdown, the usual signal would wait for clients to go. */
    static boolean interrupt(ProcessMark mark, Duration grace) {
        Commands.succeeds(List.of("kill", "-INT", Long.toString(mark.pid())));
        return endsWithin(mark, grace) || stop(mark, grace);
    }

    static boolean endsWithin(ProcessMark mark, Duration limit) {
        return Waiting.until(limit, () -> !mark.isAlive());
    }
}

package io.holdfast.shared.log;

import java.sql.SQLException;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Logs failures that many requests can have at once. Each has its line; the stack trace stands under the first of a kind in a
 * minute. While the database is away, the traces alone would fill a disk.
 */
public final class FailureLog {
    private static final Repetitions TRACES = new Repetitions(Duration.ofMinutes(1), System::nanoTime);
    private static final int DEEPEST = 20;
    private static final int LONGEST = 200;

    private FailureLog() {}

    /** @param message what failed for whom, with the request's id where there is one */
    public static void log(Logger log, Level level, Throwable why, String message) {
        log(TRACES, log, level, why, message);
    }

    static void log(Repetitions traces, Logger log, Level level, Throwable why, String message) {
        if (traces.isFirst(log.getName() + " " + kind(why))) {
            log.log(level, message, why);
        } else {
            // As a parameter: nothing in a message of others may be taken for a pattern.
            log.log(level, "{0}: {1}", new Object[] {message, summary(why)});
        }
    }

    /** What two failures share that come from the same place: the classes of their causes, and where the last one was thrown. */
    public static String kind(Throwable why) {
        var kind = new StringBuilder();
        Throwable last = why;
        Throwable cause = why;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            kind.append(cause.getClass().getName()).append(' ');
            last = cause;
            cause = cause.getCause();
        }
        StackTraceElement[] trace = last.getStackTrace();
        return trace.length == 0 ? kind.toString() : kind.append(trace[0]).toString();
    }

    /** The database's word where it has one, else that of the first cause; one line. */
    private static String summary(Throwable why) {
        Throwable telling = why;
        Throwable cause = why;
        for (int depth = 0; cause != null && depth < DEEPEST && !(telling instanceof SQLException); depth++) {
            telling = cause;
            cause = cause.getCause();
        }
        String words = String.valueOf(telling.getMessage()).lines().findFirst().orElse("");
        return telling.getClass().getSimpleName() + ": "
                + (words.length() <= LONGEST ? words : words.substring(0, LONGEST));
    }
}

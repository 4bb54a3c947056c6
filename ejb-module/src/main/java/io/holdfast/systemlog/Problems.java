package io.holdfast.systemlog;

import io.holdfast.shared.log.Masked;
import io.holdfast.systemlog.model.LogLevel;
import io.holdfast.systemlog.model.LoggedProblem;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** Makes what is kept of a log record: one text, masked, and a short stack. */
final class Problems {
    private static final int CAUSES = 5;
    private static final int FRAMES = 12;

    /** Only for {@link Formatter#formatMessage}. */
    private static final Formatter WORDS = new Formatter() {
        @Override
        public String format(LogRecord entry) {
            return formatMessage(entry);
        }
    };

    private Problems() {}

    static LoggedProblem of(LogRecord entry, String requestId) {
        String words = WORDS.formatMessage(entry);
        return new LoggedProblem(
                entry.getInstant(),
                entry.getLevel().intValue() >= Level.SEVERE.intValue() ? LogLevel.SEVERE : LogLevel.WARNING,
                entry.getLoggerName(),
                words == null ? "" : Masked.text(words),
                entry.getThrown() == null ? null : Masked.text(stack(entry.getThrown())),
                requestId);
    }

    private static String stack(Throwable thrown) {
        var text = new StringBuilder(1024);
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < CAUSES; depth++) {
            text.append(depth == 0 ? "" : "caused by ").append(cause).append('\n');
            StackTraceElement[] frames = cause.getStackTrace();
            for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
                text.append("  at ").append(frames[i]).append('\n');
            }
            cause = cause.getCause();
        }
        return text.toString();
    }
}

package io.holdfast.nodelog;

import io.holdfast.shared.log.JsonLine;
import io.holdfast.shared.log.Masked;
import io.holdfast.shared.security.Caller;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.Supplier;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** Writes what loggers say, with who acted meanwhile. */
final class JsonLogHandler extends Handler {
    private static final int LONGEST = 16 * 1024;

    private final LineFile lines;
    private final String node;
    private final Supplier<Caller> caller;
    private final ThreadLocal<Boolean> busy = ThreadLocal.withInitial(() -> false);

    /** Only for {@link Formatter#formatMessage}. */
    private final Formatter words = new Formatter() {
        @Override
        public String format(LogRecord entry) {
            return formatMessage(entry);
        }
    };

    /** @param caller who acts on this thread; null when nobody does */
    JsonLogHandler(LineFile lines, String node, Supplier<Caller> caller) {
        this.lines = lines;
        this.node = node;
        this.caller = caller;
    }

    @Override
    public void publish(LogRecord entry) {
        // Finding out who acts may itself be logged.
        if (!isLoggable(entry) || busy.get()) {
            return;
        }
        busy.set(true);
        try {
            lines.write(line(entry));
            if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
                lines.flush();
            }
        } finally {
            busy.remove();
        }
    }

    private String line(LogRecord entry) {
        var line = new JsonLine()
                .with("time", entry.getInstant().toString())
                .with("level", entry.getLevel().getName())
                .with("logger", entry.getLoggerName())
                .with("message", Masked.text(cut(words.formatMessage(entry))))
                .with("node", node)
                .with("thread", entry.getLongThreadID());
        Caller acting = caller.get();
        if (acting != null) {
            line.with("tenant", acting.tenant().toString())
                    .with("requestId", acting.origin().requestId())
                    .with("traceId", acting.origin().traceId());
        }
        if (entry.getThrown() != null) {
            line.with("exception", Masked.text(cut(stack(entry.getThrown()))));
        }
        return line.end();
    }

    private static String cut(String text) {
        return text == null ? "" : text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static String stack(Throwable thrown) {
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Override
    public void flush() {
        lines.flush();
    }

    @Override
    public void close() {
        lines.flush();
    }
}

package io.holdfast.container;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Everything that the product logs meanwhile, stack traces included. */
final class LogRecorder extends Handler implements AutoCloseable {
    private static final Logger OURS = Logger.getLogger("io.holdfast");

    private final List<String> records = new CopyOnWriteArrayList<>();

    private LogRecorder() {}

    static LogRecorder start() {
        var recorder = new LogRecorder();
        recorder.setLevel(Level.ALL);
        OURS.addHandler(recorder);
        return recorder;
    }

    String text() {
        return String.join("\n", records);
    }

    @Override
    public void publish(LogRecord entry) {
        var text = new StringWriter();
        text.append(entry.getLevel().getName()).append(' ').append(entry.getMessage());
        if (entry.getThrown() != null) {
            entry.getThrown().printStackTrace(new PrintWriter(text));
        }
        records.add(text.toString());
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        OURS.removeHandler(this);
    }
}

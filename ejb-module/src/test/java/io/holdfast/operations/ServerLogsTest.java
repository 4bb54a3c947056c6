package io.holdfast.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServerLogsTest {
    private static final String CONTAINER = "jakarta.enterprise.ejb.container";

    private final Logger container = Logger.getLogger(CONTAINER);
    private final ServerLogs logs = new ServerLogs();

    @BeforeEach
    void start() {
        logs.watch(new Object());
    }

    @AfterEach
    void stop() {
        logs.leave();
        assertThat(container.getFilter()).isNull();
    }

    @Test
    void ofWhatTheServerSaysOfEachFailedCallOneIsEnough() {
        long told = IntStream.range(0, 1000)
                .filter(call -> container.getFilter().isLoggable(failure(new IllegalStateException("call " + call))))
                .count();

        assertThat(told).isOne();
    }

    @Test
    void anotherFailureOrAnotherBeanIsTold() {
        assertThat(logs.isLoggable(failure(new IllegalStateException()))).isTrue();
        assertThat(logs.isLoggable(failure(new IllegalArgumentException()))).isTrue();
        assertThat(logs.isLoggable(call("RecognizingCaller"))).isTrue();
        assertThat(logs.isLoggable(call("ReadingEpochs"))).isTrue();
        assertThat(logs.isLoggable(call("ReadingEpochs"))).isFalse();
    }

    @Test
    void whatIsNoFailureIsLeftAlone() {
        var news = entry(Level.INFO, "Portable JNDI names");

        assertThat(logs.isLoggable(news)).isTrue();
        assertThat(logs.isLoggable(news)).isTrue();
    }

    private static LogRecord failure(Exception thrown) {
        LogRecord entry = entry(Level.WARNING, "");
        thrown.setStackTrace(new StackTraceElement[0]);
        entry.setThrown(thrown);
        return entry;
    }

    private static LogRecord call(String bean) {
        LogRecord entry = entry(Level.WARNING, "A system exception occurred during an invocation on EJB {0}");
        entry.setParameters(new Object[] {bean});
        return entry;
    }

    private static LogRecord entry(Level level, String message) {
        var entry = new LogRecord(level, message);
        entry.setLoggerName(CONTAINER);
        return entry;
    }
}

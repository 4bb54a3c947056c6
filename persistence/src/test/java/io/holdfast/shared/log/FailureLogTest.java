package io.holdfast.shared.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FailureLogTest {
    private static final Logger LOG = Logger.getLogger(FailureLogTest.class.getName());

    private final Kept kept = new Kept();
    private long now = Long.MAX_VALUE - 5;
    private final Repetitions traces = new Repetitions(Duration.ofMinutes(1), () -> now);

    @BeforeEach
    void listen() {
        LOG.setUseParentHandlers(false);
        LOG.addHandler(kept);
    }

    @AfterEach
    void leave() {
        LOG.removeHandler(kept);
    }

    @Test
    void ofManyAlikeOneHasItsStackTraceAndEachHasItsLine() {
        for (int request = 1; request <= 1000; request++) {
            fail("request " + request, databaseIsAway());
        }

        assertThat(kept.records).hasSize(1000);
        assertThat(kept.records)
                .filteredOn(one -> one.getThrown() != null)
                .extracting(LogRecord::getMessage)
                .containsExactly("request 1");
        assertThat(kept.text(999))
                .isEqualTo("request 1000: SQLException: Connection refused")
                .doesNotContain("\n");
    }

    @Test
    void theNextMinuteHasATraceAgain() {
        fail("first", databaseIsAway());
        now += Duration.ofSeconds(61).toNanos();
        fail("second", databaseIsAway());

        assertThat(kept.records).allMatch(one -> one.getThrown() != null);
    }

    @Test
    void whatFailsElsewhereOrOtherwiseIsAKindOfItsOwn() {
        fail("first", databaseIsAway());
        fail("second", new IllegalStateException("broken"));
        fail("third", new IllegalStateException("broken elsewhere"));

        assertThat(kept.records).allMatch(one -> one.getThrown() != null);
    }

    @Test
    void aMessageOfOthersIsOneLineAndNoPattern() {
        for (int i = 0; i < 2; i++) {
            fail("{1}", new IllegalStateException("{0} broke\nand lied"));
        }

        assertThat(kept.text(1)).isEqualTo("{1}: IllegalStateException: {0} broke");
    }

    private void fail(String message, Exception why) {
        FailureLog.log(traces, LOG, Level.WARNING, why, message);
    }

    private static Exception databaseIsAway() {
        var refused = new SQLException("Connection refused", new java.net.ConnectException("no"));
        return new IllegalStateException("no session", refused);
    }

    private static final class Kept extends Handler {
        private final List<LogRecord> records = new ArrayList<>();

        String text(int index) {
            return new SimpleFormatter().formatMessage(records.get(index));
        }

        @Override
        public void publish(LogRecord entry) {
            records.add(entry);
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}

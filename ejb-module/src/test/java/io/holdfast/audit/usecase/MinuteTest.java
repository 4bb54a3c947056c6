package io.holdfast.audit.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.shared.security.Caller;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MinuteTest {
    private static final Caller READER = Caller.anonymous(new Caller.Origin(null, null, "request"));

    private final AtomicInteger written = new AtomicInteger();
    private final Minute minute = new Minute(READER, 0);

    @Test
    void theFirstReadingIsWrittenAndTheOthersAreCounted() {
        assertThat(minute.count(written::incrementAndGet)).isTrue();
        assertThat(minute.count(written::incrementAndGet)).isTrue();
        assertThat(minute.count(written::incrementAndGet)).isTrue();
        assertThat(written).hasValue(1);
        assertThat(minute.close()).isEqualTo(2);
    }

    @Test
    void aReadingAloneLeavesNothingToWriteLater() {
        minute.count(written::incrementAndGet);
        assertThat(minute.close()).isZero();
    }

    @Test
    void whenTheFirstEventCannotBeWrittenTheNextReadingIsTheFirst() {
        assertThatThrownBy(() -> minute.count(() -> {
                    throw new IllegalStateException("no log");
                }))
                .hasMessage("no log");
        assertThat(minute.count(written::incrementAndGet)).isTrue();
        assertThat(written).hasValue(1);
        assertThat(minute.close()).isZero();
    }

    @Test
    void aClosedMinuteCountsNothingAndIsToldOnce() {
        minute.count(written::incrementAndGet);
        minute.count(written::incrementAndGet);
        assertThat(minute.close()).isEqualTo(1);
        assertThat(minute.close()).isZero();
        assertThat(minute.count(written::incrementAndGet)).isFalse();
    }

    @Test
    void itIsOverAfterItsLength() {
        assertThat(minute.isOver(Duration.ofMinutes(1), Duration.ofSeconds(59).toNanos()))
                .isFalse();
        assertThat(minute.isOver(Duration.ofMinutes(1), Duration.ofSeconds(60).toNanos()))
                .isTrue();
    }

    @Test
    void noReadingOfManyAtOnceIsLost() throws Exception {
        int threads = 8;
        int each = 500;
        var start = new CyclicBarrier(threads);
        Callable<Void> reading = () -> {
            start.await();
            for (int i = 0; i < each; i++) {
                minute.count(written::incrementAndGet);
            }
            return null;
        };
        var pool = Executors.newFixedThreadPool(threads);
        try {
            for (var done : pool.invokeAll(
                    IntStream.range(0, threads).mapToObj(i -> reading).toList())) {
                done.get();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(written.get() + minute.close()).isEqualTo((long) threads * each);
    }
}

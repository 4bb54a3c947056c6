package io.holdfast.caching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BreakerTest {
    private static final long REST = Duration.ofSeconds(5).toNanos();

    private final Breaker breaker = new Breaker(3, Duration.ofNanos(REST));

    @Test
    void letsCallsThroughWhileFewFail() {
        breaker.failed(0);
        breaker.failed(0);
        breaker.succeeded();
        breaker.failed(0);
        breaker.failed(0);
        assertThat(breaker.allows(0)).isTrue();
        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void keepsCallsAwayAfterTooManyFailuresInARow() {
        open(0);
        assertThat(breaker.isOpen()).isTrue();
        assertThat(breaker.allows(REST - 1)).isFalse();
    }

    @Test
    void saysOnceThatItOpened() {
        breaker.failed(0);
        breaker.failed(0);
        assertThat(breaker.failed(0)).isTrue();
        assertThat(breaker.failed(0)).isFalse();
    }

    @Test
    void letsOneCallTryAfterTheRest() {
        open(0);
        assertThat(breaker.allows(REST)).isTrue();
        assertThat(breaker.allows(REST)).isFalse();
        assertThat(breaker.allows(2 * REST)).isTrue();
    }

    @Test
    void oneSuccessLetsEverybodyThroughAgain() {
        open(0);
        assertThat(breaker.allows(REST)).isTrue();
        breaker.succeeded();
        assertThat(breaker.allows(REST)).isTrue();
        assertThat(breaker.allows(REST)).isTrue();
    }

    @Test
    void worksWhereTheMonotonicClockIsNegative() {
        open(Long.MIN_VALUE + 1);
        assertThat(breaker.allows(Long.MIN_VALUE + 2)).isFalse();
        assertThat(breaker.allows(Long.MIN_VALUE + 1 + REST)).isTrue();
    }

    private void open(long now) {
        breaker.failed(now);
        breaker.failed(now);
        breaker.failed(now);
    }
}

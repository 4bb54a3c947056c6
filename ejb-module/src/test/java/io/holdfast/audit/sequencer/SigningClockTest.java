package io.holdfast.audit.sequencer;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.audit.sequencer.SigningClock.SetBack;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SigningClockTest {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

    private final SigningClock clock = new SigningClock();

    @Test
    void theTimeIsTheDatabasesInWholeSeconds() {
        assertThat(clock.signingTime(NOON.plusMillis(999), null)).isEqualTo(NOON);
        assertThat(clock.signingTime(NOON.plusMillis(999), NOON)).isEqualTo(NOON);
        assertThat(clock.signingTime(NOON.plusSeconds(1), NOON)).isEqualTo(NOON.plusSeconds(1));
    }

    @Test
    void aClockThatWasSetBackDoesNotGetIntoACheckpoint() {
        Instant anHourBack = NOON.minusSeconds(3_600);
        assertThat(clock.signingTime(anHourBack, NOON)).isEqualTo(NOON);
        assertThat(clock.signingTime(anHourBack.plusSeconds(5), NOON)).isEqualTo(NOON);
        assertThat(clock.untold()).contains(new SetBack(anHourBack, NOON));
        assertThat(clock.signingTime(NOON.plusSeconds(1), NOON)).isEqualTo(NOON.plusSeconds(1));
    }

    @Test
    void itIsToldOnceForEachTime() {
        clock.signingTime(NOON.minusSeconds(60), NOON);
        clock.told(clock.untold().orElseThrow());
        clock.signingTime(NOON.minusSeconds(50), NOON);
        assertThat(clock.untold()).isEmpty();

        clock.signingTime(NOON.plusSeconds(60), NOON);
        clock.signingTime(NOON, NOON.plusSeconds(60));
        assertThat(clock.untold()).contains(new SetBack(NOON, NOON.plusSeconds(60)));
    }
}

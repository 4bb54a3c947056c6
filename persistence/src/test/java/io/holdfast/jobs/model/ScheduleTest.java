package io.holdfast.jobs.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.jobs.model.Schedule.Turn;
import io.holdfast.shared.id.ScheduleId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** A schedule of every hour whose slot of ten o'clock was not run. */
class ScheduleTest {
    private static final Instant TEN = Instant.parse("2026-11-21T10:00:00Z");
    private static final Duration LATE = Duration.ofMinutes(1);

    @Test
    void aSlotThatIsNotLateIsRunWhateverThePolicy() {
        for (MissedRuns policy : MissedRuns.values()) {
            assertThat(hourly(policy, 24).turn(TEN.plusSeconds(20), LATE)).isEqualTo(new Turn(TEN, hour(1)));
        }
    }

    @Test
    void missedSlotsAreLeftOut() {
        assertThat(hourly(MissedRuns.SKIP, 24).turn(hour(5).plusSeconds(600), LATE))
                .isEqualTo(new Turn(null, hour(6)));
        assertThat(hourly(MissedRuns.SKIP, 24).turn(hour(5).plusSeconds(30), LATE))
                .isEqualTo(new Turn(hour(5), hour(6)));
    }

    @Test
    void oneJobStandsForAllMissedSlots() {
        assertThat(hourly(MissedRuns.ONCE, 24).turn(hour(5).plusSeconds(600), LATE))
                .isEqualTo(new Turn(hour(5), hour(6)));
    }

    @Test
    void eachMissedSlotHasItsJobUpToABound() {
        assertThat(hourly(MissedRuns.ALL, 24).turn(hour(5).plusSeconds(600), LATE))
                .isEqualTo(new Turn(TEN, hour(1)));
        assertThat(hourly(MissedRuns.ALL, 2).turn(hour(5).plusSeconds(600), LATE))
                .isEqualTo(new Turn(hour(4), hour(5)));
    }

    private static Instant hour(int later) {
        return TEN.plus(Duration.ofHours(later));
    }

    private static Schedule hourly(MissedRuns missed, int most) {
        return new Schedule(
                ScheduleId.next(),
                "hourly",
                "Every hour",
                "thing.do",
                "{}",
                5,
                5,
                Duration.ofMinutes(1),
                Cron.of("0 * * * *"),
                ZoneOffset.UTC,
                missed,
                most,
                true,
                TEN,
                null);
    }
}

package io.holdfast.jobs.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.jobs.model.Schedule.Turn;
import io.holdfast.shared.id.ScheduleId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
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

    @Test
    void aClockThatJumpsADayAheadMissedTheSlotsBetween() {
        Instant jumped = hour(24).plusSeconds(600);
        assertThat(hourly(MissedRuns.SKIP, 24).turn(jumped, LATE)).isEqualTo(new Turn(null, hour(25)));
        assertThat(hourly(MissedRuns.ONCE, 24).turn(jumped, LATE)).isEqualTo(new Turn(hour(24), hour(25)));
        assertThat(hourly(MissedRuns.ALL, 24).turn(jumped, LATE)).isEqualTo(new Turn(hour(1), hour(2)));
    }

    @Test
    void aZoneThatIsChangedInTheNightOfTheClocksCountsFromThatMoment() {
        Cron halfPastTwo = Cron.of("30 2 * * *");
        Instant beforeTheGap = Instant.parse("2027-03-28T00:40:00Z");
        assertThat(new CronSlots(halfPastTwo, ZoneOffset.UTC).after(beforeTheGap))
                .contains(Instant.parse("2027-03-28T02:30:00Z"));
        assertThat(new CronSlots(halfPastTwo, ZoneId.of("Europe/Berlin")).after(beforeTheGap))
                .as("half past two is skipped there, so right after the gap")
                .contains(Instant.parse("2027-03-28T01:00:00Z"));
        Instant betweenTheTwo = Instant.parse("2026-10-25T00:45:00Z");
        assertThat(new CronSlots(halfPastTwo, ZoneId.of("Europe/Berlin")).after(betweenTheTwo))
                .as("the first half past two of that night is over")
                .contains(Instant.parse("2026-10-26T01:30:00Z"));
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

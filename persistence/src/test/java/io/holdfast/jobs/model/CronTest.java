package io.holdfast.jobs.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            * * * * *          | 2026-11-21T08:00:30Z | 2026-11-21T08:01:00Z
            */15 * * * *       | 2026-11-21T08:46:00Z | 2026-11-21T09:00:00Z
            5/20 * * * *       | 2026-11-21T08:26:00Z | 2026-11-21T08:45:00Z
            30 3 * * *         | 2026-11-21T03:30:00Z | 2026-11-22T03:30:00Z
            0 9-17/4 * * 1-5   | 2026-11-20T17:00:00Z | 2026-11-23T09:00:00Z
            0 0 1 JAN *        | 2026-11-21T00:00:00Z | 2027-01-01T00:00:00Z
            0 0 29 2 *         | 2096-03-01T00:00:00Z | 2104-02-29T00:00:00Z
            0 0 13 * FRI       | 2026-11-14T00:00:00Z | 2026-11-20T00:00:00Z
            0 0 * * 7          | 2026-11-21T00:00:00Z | 2026-11-22T00:00:00Z
            0,30 12 31 * *     | 2026-11-21T00:00:00Z | 2026-12-31T12:00:00Z""")
    void theNextMomentIsTheFirstThatFitsAllFields(String cron, Instant after, Instant next) {
        assertThat(slots(cron, "UTC").after(after)).contains(next);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "* * * *",
                "* * * * * *",
                "60 * * * *",
                "* 24 * * *",
                "* * 0 * *",
                "* * * 13 *",
                "* * * * 8",
                "*/0 * * * *",
                "5-1 * * * *",
                "a * * * *",
                "0 0 30 2 *",
                "1,,2 * * * *",
                "-1 * * * *",
                "1-2-3 * * * *",
                "99999999999 * * * *"
            })
    void whatNeverComesOrSaysNothingIsRefusedInWords(String cron) {
        assertThatThrownBy(() -> Cron.of(cron))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(".");
    }

    @Test
    void aTimeThatIsSkippedIsMadeUpForRightAfterTheGap() {
        assertThat(slots("30 2 * * *", "Europe/Berlin").next(Instant.parse("2026-03-28T02:00:00Z"), 2))
                .as("on 29 March clocks go from 2:00 to 3:00")
                .containsExactly(Instant.parse("2026-03-29T01:00:00Z"), Instant.parse("2026-03-30T00:30:00Z"));
        assertThat(slots("0,15,30 2 * * *", "Europe/Berlin").next(Instant.parse("2026-03-28T12:00:00Z"), 2))
                .as("once for all that were skipped")
                .containsExactly(Instant.parse("2026-03-29T01:00:00Z"), Instant.parse("2026-03-30T00:00:00Z"));
    }

    @Test
    void aTimeThatComesTwiceHasOneSlot() {
        assertThat(slots("30 2 * * *", "Europe/Berlin").next(Instant.parse("2026-10-24T12:00:00Z"), 2))
                .as("on 25 October clocks go from 3:00 back to 2:00")
                .containsExactly(Instant.parse("2026-10-25T00:30:00Z"), Instant.parse("2026-10-26T01:30:00Z"));
        assertThat(slots("30 2 * * *", "Europe/Berlin").after(Instant.parse("2026-10-25T01:10:00Z")))
                .as("asked in the second of both hours")
                .contains(Instant.parse("2026-10-26T01:30:00Z"));
    }

    @Test
    void whatRunsEveryHourFollowsTheHoursThatPass() {
        assertThat(slots("0 * * * *", "Europe/Berlin").next(Instant.parse("2026-10-24T23:30:00Z"), 4))
                .containsExactly(hours("2026-10-25T00:00:00Z", 4));
        assertThat(slots("0 * * * *", "Europe/Berlin").next(Instant.parse("2026-03-28T23:30:00Z"), 4))
                .containsExactly(hours("2026-03-29T00:00:00Z", 4));
    }

    @Test
    void aZoneOfHalfAnHourHasItsOwnGap() {
        assertThat(slots("15 2 * * *", "Australia/Lord_Howe").next(Instant.parse("2026-10-03T00:00:00Z"), 2))
                .as("on 4 October clocks go from 2:00 to 2:30")
                .containsExactly(Instant.parse("2026-10-03T15:30:00Z"), Instant.parse("2026-10-04T15:15:00Z"));
    }

    private static CronSlots slots(String cron, String zone) {
        return new CronSlots(Cron.of(cron), ZoneId.of(zone));
    }

    private static Instant[] hours(String first, int count) {
        return List.of(0, 1, 2, 3).subList(0, count).stream()
                .map(hour -> Instant.parse(first).plusSeconds(3600L * hour))
                .toArray(Instant[]::new);
    }
}

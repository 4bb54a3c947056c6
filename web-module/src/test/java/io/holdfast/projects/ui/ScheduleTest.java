package io.holdfast.projects.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.holdfast.projects.model.Milestone;
import io.holdfast.webshared.ui.ViewerClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final ViewerClock CLOCK = new ViewerClock(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void placesAMilestoneInPercentOfTheProject() {
        var schedule = schedule("2026-11-01", "2026-11-30", milestone("2026-11-16", "2026-11-30"));
        assertThat(schedule.getBars().get(0).left()).isEqualTo(50.0, within(0.01));
        assertThat(schedule.getBars().get(0).width()).isEqualTo(50.0, within(0.01));
        assertThat(schedule.getToday()).isEqualTo(66.67, within(0.01));
    }

    @Test
    void stretchesToMilestonesOutsideTheProjectsDates() {
        var schedule = schedule("2026-11-01", "2026-11-10", milestone("2026-10-22", "2026-11-20"));
        assertThat(schedule.getBars().get(0).left()).isZero();
        assertThat(schedule.getBars().get(0).width()).isEqualTo(100.0, within(0.01));
    }

    @Test
    void drawsNoBarForAMilestoneWithoutDatesOrWithDatesInTheWrongOrder() {
        var schedule =
                schedule("2026-11-01", "2026-11-30", milestone(null, null), milestone("2026-11-20", "2026-11-10"));
        assertThat(schedule.getBars()).extracting(Schedule.Bar::left).containsOnlyNulls();
    }

    @Test
    void aMilestoneOfOneDayStaysVisibleAndInside() {
        var bar = schedule("2025-01-01", "2026-12-31", milestone("2026-12-31", "2026-12-31"))
                .getBars()
                .get(0);
        assertThat(bar.width()).isGreaterThanOrEqualTo(1.5);
        assertThat(bar.left() + bar.width()).isLessThanOrEqualTo(100.0);
    }

    @Test
    void isNotDrawnWithoutAnyDate() {
        assertThat(schedule(null, null, milestone(null, null)).isDrawn()).isFalse();
    }

    @Test
    void labelsAtMostSevenMonthsAndTheYearWhenThereAreTwo() {
        var schedule = schedule("2025-03-10", "2028-03-10");
        assertThat(schedule.getTicks()).hasSizeLessThanOrEqualTo(7);
        assertThat(schedule.getTicks().get(0).label()).isEqualTo("Apr 25");
        assertThat(schedule.getToday()).isNotNull();
    }

    @Test
    void hidesTodayWhenItIsOutsideTheProject() {
        assertThat(schedule("2026-01-01", "2026-02-01").getToday()).isNull();
    }

    private static Schedule schedule(String start, String end, Milestone... milestones) {
        return new Schedule(day(start), day(end), List.of(milestones), CLOCK);
    }

    private static Milestone milestone(String start, String end) {
        return new Milestone("1", "Review", "Active", day(start), day(end), false);
    }

    private static LocalDate day(String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}

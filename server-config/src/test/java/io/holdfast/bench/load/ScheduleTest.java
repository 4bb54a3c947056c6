package io.holdfast.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final long SECOND = 1_000_000_000;

    @Test
    void calls_are_due_at_even_distances() {
        var schedule = Schedule.of(2_000, Duration.ofSeconds(10));

        assertThat(schedule.count()).isEqualTo(20_000);
        assertThat(schedule.due(0)).isZero();
        assertThat(schedule.due(1)).isEqualTo(500_000);
        assertThat(schedule.due(2_000)).isEqualTo(SECOND);
    }

    @Test
    void no_rounding_adds_up_over_a_day() {
        var schedule = Schedule.of(3, Duration.ofDays(1));

        assertThat(schedule.due(3L * 86_400)).isEqualTo(86_400 * SECOND);
        assertThat(schedule.due(1)).isEqualTo(SECOND / 3);
    }

    @Test
    void as_many_are_due_as_the_time_that_has_passed_says() {
        var schedule = Schedule.of(7, Duration.ofSeconds(100));

        assertThat(schedule.dueBy(-1)).isZero();
        assertThat(schedule.dueBy(0)).isOne();
        for (long n = 1; n < schedule.count(); n++) {
            assertThat(schedule.dueBy(schedule.due(n) - 1)).isEqualTo(n);
            assertThat(schedule.dueBy(schedule.due(n))).isEqualTo(n + 1);
        }
        assertThat(schedule.dueBy(1_000 * SECOND)).isEqualTo(schedule.count());
    }
}

package io.holdfast.webshared.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ViewerClockTest {
    private static final Instant NOW = Instant.parse("2026-11-21T14:40:00Z");
    private final ViewerClock utc = new ViewerClock(NOW, ZoneOffset.UTC);

    @Test
    void tellsTheAgeInMinutesAndHoursUpToADay() {
        assertThat(utc.ago(NOW.minusSeconds(59))).isEqualTo("just now");
        assertThat(utc.ago(NOW.minus(Duration.ofMinutes(38)))).isEqualTo("38 min ago");
        assertThat(utc.ago(NOW.minus(Duration.ofHours(23)))).isEqualTo("23 h ago");
        assertThat(utc.ago(NOW.minus(Duration.ofHours(24)))).isEqualTo("20 Nov");
    }

    @Test
    void aClockThatIsALittleAheadStillSaysJustNow() {
        assertThat(utc.ago(NOW.plusSeconds(30))).isEqualTo("just now");
    }

    @Test
    void namesTheYearOnlyWhenItIsAnother() {
        assertThat(utc.day(LocalDate.of(2026, 11, 24))).isEqualTo("24 Nov");
        assertThat(utc.day(LocalDate.of(2027, 1, 3))).isEqualTo("3 Jan 2027");
        assertThat(utc.day(null)).isEqualTo("–");
    }

    @Test
    void countsDaysFromTheDayOfTheViewer() {
        var auckland = new ViewerClock(NOW, ZoneId.of("Pacific/Auckland"));
        assertThat(auckland.today()).isEqualTo(LocalDate.of(2026, 11, 22));
        assertThat(auckland.daysFromToday(LocalDate.of(2026, 11, 22))).isEqualTo("today");
        assertThat(utc.daysFromToday(LocalDate.of(2026, 11, 22))).isEqualTo("tomorrow");
        assertThat(utc.daysFromToday(LocalDate.of(2026, 11, 15))).isEqualTo("6 days ago");
    }

    @Test
    void greetsByTheHourOfTheViewer() {
        assertThat(utc.greeting()).isEqualTo("Good afternoon");
        assertThat(new ViewerClock(NOW, ZoneId.of("America/Los_Angeles")).greeting())
                .isEqualTo("Good morning");
        assertThat(new ViewerClock(NOW, ZoneId.of("Asia/Dubai")).greeting()).isEqualTo("Good evening");
    }
}

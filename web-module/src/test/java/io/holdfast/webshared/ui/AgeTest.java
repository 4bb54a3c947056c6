package io.holdfast.webshared.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class AgeTest {
    private static final Instant NOW = Instant.parse("2026-11-21T14:40:00Z");
    private static final ViewerClock CLOCK = new ViewerClock(NOW, ZoneOffset.UTC);

    @Test
    void withinADayItSaysTheTimeAndHowLongAgo() {
        Age age = Age.of("projects", NOW.minus(Duration.ofMinutes(38)), false, null, CLOCK);
        assertThat(age.stored()).isEqualTo("stored 14:02");
        assertThat(age.ago()).isEqualTo("38 min ago");
        assertThat(age.at()).isEqualTo("2026-11-21T14:02:00Z");
        assertThat(age.reason()).isNull();
    }

    @Test
    void laterItSaysTheDay() {
        Age age = Age.of("projects", NOW.minus(Duration.ofDays(2)), true, null, CLOCK);
        assertThat(age.stored()).isEqualTo("stored 19 Nov, 14:40");
        assertThat(age.ago()).isNull();
        assertThat(age.reason()).isEqualTo("This is older than it should be.");
    }

    @Test
    void whatWasNeverStoredHasNoTime() {
        Age age = Age.of("projects", null, true, "Zoho is silent.", CLOCK);
        assertThat(age.stored()).isEqualTo("not stored yet");
        assertThat(age.since()).isNull();
        assertThat(age.at()).isNull();
    }
}

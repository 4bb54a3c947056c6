package io.holdfast.zoho;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class OutcomeTest {
    @Test
    void aPauseIsToldWithItsEndAsPeopleWriteIt() {
        var paused = new Outcome.Throttled<String>(Instant.parse("2026-11-21T09:34:12Z"));

        assertThat(paused.sentence()).isEqualTo("Zoho is not asked again until 21 Nov, 09:34 UTC.");
    }
}

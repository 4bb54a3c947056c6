package io.holdfast.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.zoho.usecase.ConnectionView;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionWordsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "connected, UP",
        "throttled, DEGRADED",
        "needs-consent, DOWN",
        "config-error, DOWN",
        "off, OFF",
        "not-connected, OFF"
    })
    void everyStateHasItsMeaning(String state, HealthStatus status) {
        ConnectionWords words = ConnectionWords.of(view(state, null), null, NOW);

        assertThat(words.status()).isEqualTo(status);
        assertThat(words.summary()).isNotBlank();
        assertThat(words.advice() == null).isEqualTo(status == HealthStatus.UP);
    }

    @Test
    void aPauseThatIsOverLimitsNothing() {
        assertThat(ConnectionWords.of(view("connected", NOW.plusSeconds(1)), null, NOW)
                        .status())
                .isEqualTo(HealthStatus.DEGRADED);
        assertThat(ConnectionWords.of(view("connected", NOW), null, NOW).status())
                .isEqualTo(HealthStatus.UP);
    }

    @Test
    void aConnectionWhoseLastReadingFailedIsNotCalledFine() {
        ConnectionWords words = ConnectionWords.of(view("connected", null), "Zoho does not answer.", NOW);

        assertThat(words.status()).isEqualTo(HealthStatus.DEGRADED);
        assertThat(words.summary()).contains("Zoho does not answer.").doesNotContain("takes our calls");
        assertThat(words.advice()).isNotBlank();
    }

    private static ConnectionView view(String state, Instant pausedUntil) {
        return new ConnectionView("eu", state, NOW, null, pausedUntil, List.of(), null);
    }
}

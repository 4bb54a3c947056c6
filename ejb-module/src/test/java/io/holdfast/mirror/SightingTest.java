package io.holdfast.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.mirror.Freshness.Asked;
import io.holdfast.mirror.model.RefreshState;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SightingTest {
    private static final Instant READ = Instant.parse("2026-11-21T05:00:00Z");
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final String UNDER_WAY = "being read";
    private static final long ASKED = Long.MAX_VALUE - 1_000;

    @Test
    void theAgeGoesOnByTheMonotonicClockEvenWhereItWrapsAround() {
        assertThat(aged(10, null).age(ASKED + seconds(20))).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void whatIsYoungerThanItsLifetimeIsFresh() {
        assertThat(fresh(aged(10, null), 0))
                .isEqualTo(new Freshness(READ, Duration.ofSeconds(10), LIFETIME, false, false, null, Asked.NO));
    }

    @Test
    void whatGrowsOldOnThisNodeBecomesStaleWithoutAnotherLook() {
        Sighting seen = aged(10, null);
        assertThat(seen.wasDue(LIFETIME)).isFalse();
        assertThat(fresh(seen, 289).stale()).isFalse();
        assertThat(fresh(seen, 290).stale()).isTrue();
        assertThat(fresh(seen, 290).reason()).isEqualTo(UNDER_WAY);
        assertThat(fresh(seen, 290).reading()).isTrue();
    }

    @Test
    void aFailureIsTheReasonOfWhatIsStaleAndOfNothingElse() {
        assertThat(fresh(aged(400, "Zoho does not answer."), 0).reason()).isEqualTo("Zoho does not answer.");
        assertThat(fresh(aged(400, "Zoho does not answer."), 0).reading()).isFalse();
        assertThat(fresh(aged(10, "Zoho does not answer."), 0).reason()).isNull();
    }

    @Test
    void whatWasNeverReadIsStaleAndHasNoAge() {
        Freshness never = new Sighting(RefreshState.NEVER, ASKED).freshness(LIFETIME, UNDER_WAY, Asked.MISSING, ASKED);
        assertThat(never).isEqualTo(new Freshness(null, null, LIFETIME, true, true, UNDER_WAY, Asked.MISSING));
    }

    private static Sighting aged(long seconds, String failure) {
        return new Sighting(
                new RefreshState(READ, Duration.ofSeconds(seconds), seconds >= LIFETIME.toSeconds(), failure), ASKED);
    }

    private static Freshness fresh(Sighting seen, long secondsLater) {
        return seen.freshness(LIFETIME, UNDER_WAY, Asked.NO, ASKED + seconds(secondsLater));
    }

    private static long seconds(long count) {
        return Duration.ofSeconds(count).toNanos();
    }
}

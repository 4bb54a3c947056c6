package io.holdfast.webshared.paging;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.caching.Served;
import io.holdfast.caching.Tier;
import io.holdfast.mirror.Freshness;
import io.holdfast.mirror.Freshness.Asked;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CacheStatusTest {
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    @Test
    void anAnswerFromMemoryIsAHitWithTheTimeThatItStaysFresh() {
        assertThat(status(13, Asked.NO, Tier.LOCAL)).isEqualTo("Holdfast; hit; ttl=287; detail=local");
    }

    @Test
    void anOldAnswerIsAHitOfNegativeTime() {
        assertThat(status(330, Asked.NO, Tier.GRID)).isEqualTo("Holdfast; hit; ttl=-30; detail=grid");
    }

    @Test
    void anAnswerReadFromZohoSaysWhyAndThatItIsKept() {
        assertThat(status(0, Asked.STALE, Tier.PROJECTION))
                .isEqualTo("Holdfast; fwd=stale; fwd-status=200; stored; ttl=300; detail=projection");
        assertThat(status(0, Asked.MISSING, Tier.PROJECTION)).startsWith("Holdfast; fwd=miss; fwd-status=200; stored");
        assertThat(status(0, Asked.REQUESTED, Tier.PROJECTION))
                .startsWith("Holdfast; fwd=request; fwd-status=200; stored");
    }

    @Test
    void anAnswerThatZohoWasAskedForInVainStoresNothing() {
        assertThat(status(330, Asked.STALE, Tier.LOCAL)).isEqualTo("Holdfast; fwd=stale; ttl=-30; detail=local");
    }

    @Test
    void whatWasNeverReadHasNoTime() {
        var never = new Freshness(null, null, LIFETIME, true, false, "Zoho does not answer.", Asked.MISSING);
        assertThat(CacheStatus.of(new Served(never, Tier.PROJECTION)))
                .isEqualTo("Holdfast; fwd=miss; detail=projection");
    }

    private static String status(long age, Asked asked, Tier tier) {
        boolean stale = age >= LIFETIME.toSeconds();
        return CacheStatus.of(new Served(
                new Freshness(
                        Instant.EPOCH, Duration.ofSeconds(age), LIFETIME, stale, false, stale ? "old" : null, asked),
                tier));
    }
}

package io.holdfast.zoho.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.zoho.Outcome;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PagesTest {
    @Test
    void pagesAreFollowedToTheLast() {
        assertThat(Pages.<String>all(row -> row, page -> Outcome.ok(new Page<>(List.of("row" + page), page < 3))))
                .isEqualTo(Outcome.ok(List.of("row1", "row2", "row3")));
    }

    @Test
    void aSinglePageIsAskedForOnce() {
        var asked = new AtomicInteger();
        Pages.<String>all(row -> row, page -> {
            asked.incrementAndGet();
            return Outcome.ok(new Page<>(List.of("a", "b"), false));
        });
        assertThat(asked).hasValue(1);
    }

    @Test
    void aPageThatIsRepeatedForEverIsAnError() {
        assertThat(Pages.<String>all(row -> row, page -> Outcome.ok(new Page<>(List.of("a", "b"), true))))
                .isInstanceOf(Outcome.Unavailable.class);
    }

    @Test
    void anEndlessListingIsAnError() {
        var asked = new AtomicInteger();
        assertThat(Pages.<String>all(row -> row, page -> {
                    asked.incrementAndGet();
                    return Outcome.ok(new Page<>(List.of("row" + page), true));
                }))
                .isInstanceOf(Outcome.Unavailable.class);
        assertThat(asked).hasValue(Pages.CEILING);
    }

    @Test
    void anErrorOnALaterPageIsTheOutcome() {
        Outcome<Page<String>> throttled = new Outcome.Throttled<>(java.time.Instant.EPOCH);
        assertThat(Pages.<String>all(
                        row -> row, page -> page == 1 ? Outcome.ok(new Page<>(List.of("a"), true)) : throttled))
                .isInstanceOf(Outcome.Throttled.class);
    }

    @Test
    void aRowThatMovesToALaterPageIsListedOnce() {
        assertThat(Pages.<String>all(
                        row -> row,
                        page -> page == 1
                                ? Outcome.ok(new Page<>(List.of("a", "b"), true))
                                : Outcome.ok(new Page<>(List.of("b", "c"), false))))
                .isEqualTo(Outcome.ok(List.of("a", "b", "c")));
    }
}

package io.holdfast.operations.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.webshared.ui.ViewerClock;
import io.holdfast.zoho.usecase.BudgetView;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class BudgetRowTest {
    private static final ViewerClock CLOCK = new ViewerClock(Instant.parse("2026-11-21T14:00:00Z"), ZoneOffset.UTC);

    @Test
    void aBudgetSaysWhatIsUsedOfWhatInWhichTime() {
        BudgetRow row = row("*", 20, 80, Duration.ofMinutes(2), null, null);

        assertThat(row.product()).isEqualTo("Books");
        assertThat(row.route()).isNull();
        assertThat(row.percent()).isEqualTo(25);
        assertThat(row.window()).isEqualTo("2 min");
        assertThat(row.pause()).isNull();
    }

    @Test
    void aPauseNamesItsEndAndItsReasonWhileItLasts() {
        Instant end = Instant.parse("2026-11-21T14:02:00Z");

        assertThat(row("/invoices", 99, 80, Duration.ofDays(1), end, "Zoho asked us to wait.")
                        .pause())
                .isEqualTo("until 14:02: Zoho asked us to wait.");
        assertThat(row("/invoices", 99, 80, Duration.ofDays(1), CLOCK.now(), "over")
                        .pause())
                .isNull();
    }

    @Test
    void moreThanAllIsAllAndNothingAllowedIsUsedUp() {
        assertThat(row("*", 99, 80, Duration.ofDays(1), null, null).percent()).isEqualTo(100);
        assertThat(row("*", 0, 0, Duration.ofSeconds(30), null, null).percent()).isEqualTo(100);
    }

    private static BudgetRow row(String route, int used, int limit, Duration window, Instant until, String reason) {
        return BudgetRow.of(new BudgetView("books", route, used, limit, window, until, reason), CLOCK);
    }
}

package io.holdfast.billing.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.billing.model.Money;
import io.holdfast.billing.model.Outstanding;
import io.holdfast.webshared.ui.Figure;
import io.holdfast.webshared.ui.ViewerClock;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceivablesTest {
    private static final ViewerClock CLOCK = new ViewerClock(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
    private static final LocalDate TODAY = CLOCK.today();

    private final Outstanding dollars =
            new Outstanding(money("18240", "USD"), 3, money("4100", "USD"), 1, TODAY.minusDays(9), TODAY.plusDays(12));
    private final Outstanding euros =
            new Outstanding(money("10.5", "EUR"), 1, money("0", "EUR"), 0, null, TODAY.plusDays(2));

    @Test
    void everyCurrencyIsAFigureOfItsOwn() {
        assertThat(receivables(dollars, euros).all())
                .containsExactly(
                        new Figure(
                                "outstanding-USD",
                                "Outstanding in USD",
                                "$\u00a018,240",
                                "3 invoices, $\u00a04,100 overdue since 12 Nov"),
                        new Figure("outstanding-EUR", "Outstanding in EUR", "€\u00a010.50", "1 invoice, none overdue"),
                        new Figure("next-payment", "Next payment", "23 Nov", "due in 2 days"));
    }

    @Test
    void onAPageAboutMoreOneFigureNamesTheOthers() {
        assertThat(receivables(dollars, euros).one())
                .isEqualTo(new Figure(
                        "outstanding",
                        "Outstanding",
                        "$\u00a018,240",
                        "and €\u00a010.50; $\u00a04,100 overdue since 12 Nov"));
    }

    @Test
    void nothingToPayIsSaid() {
        assertThat(receivables().all())
                .containsExactly(new Figure("outstanding", "Outstanding", "0", "every invoice is paid"));
        assertThat(receivables().sentence()).isEqualTo("No invoice is overdue");
    }

    @Test
    void theSentenceCountsOverAllCurrencies() {
        assertThat(receivables(dollars, euros).sentence()).isEqualTo("1 invoice is overdue");
    }

    private static Receivables receivables(Outstanding... sums) {
        return new Receivables(List.of(sums), CLOCK);
    }

    private static Money money(String amount, String currency) {
        return new Money(new BigDecimal(amount), currency);
    }
}

package io.holdfast.billing.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.billing.model.MirroredInvoice;
import io.holdfast.billing.model.Money;
import io.holdfast.shared.id.InvoiceId;
import io.holdfast.webshared.ui.Tag;
import io.holdfast.webshared.ui.ViewerClock;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvoiceRowTest {
    private static final ViewerClock CLOCK = new ViewerClock(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "paid, -3, Paid, ok",
        "overdue, -3, Overdue, bad",
        "sent, -1, Overdue, bad",
        "viewed, 0, Due soon, warn",
        "sent, 7, Due soon, warn",
        "sent, 8, Sent, neutral",
        "partially_paid, 30, Partly paid, neutral",
        "partially_paid, 2, Due soon, warn",
        "draft, -3, Draft, neutral",
        "void, -3, Void, neutral",
        "in_dispute, 30, In dispute, neutral",
    })
    void theStatusIsBooksWordUnlessTheCalendarSaysMore(String status, int days, String word, String meaning) {
        assertThat(row(status, CLOCK.today().plusDays(days), "10").tag()).isEqualTo(new Tag(word, meaning));
    }

    @Test
    void whatIsToBePaidSaysUntilWhen() {
        assertThat(row("sent", CLOCK.today().plusDays(3), "10").due()).isEqualTo("due 24 Nov, in 3 days");
        assertThat(row("sent", CLOCK.today().minusDays(15), "10").due()).isEqualTo("was due 6 Nov, 15 days ago");
        assertThat(row("paid", CLOCK.today().minusDays(15), "0").due()).isEqualTo("was due 6 Nov");
        assertThat(row("sent", null, "10").due()).isEqualTo("no due date");
    }

    @Test
    void onlyAPartThatIsOpenIsNamed() {
        assertThat(row("partially_paid", null, "4").open()).isEqualTo("€\u00a04.00");
        assertThat(row("sent", null, "10").open()).isNull();
        assertThat(row("paid", null, "0").open()).isNull();
        assertThat(row("sent", null, null).open()).isNull();
    }

    private static InvoiceRow row(String status, LocalDate due, String balance) {
        var invoice = new MirroredInvoice(
                new InvoiceId(UUID.randomUUID()),
                "INV-1",
                null,
                status,
                null,
                null,
                null,
                null,
                new Money(BigDecimal.TEN, "EUR"),
                balance == null ? null : new Money(new BigDecimal(balance), "EUR"),
                null,
                due,
                CLOCK.now());
        return InvoiceRow.of(invoice, CLOCK);
    }
}

package io.holdfast.billing.ui;

import io.holdfast.billing.model.Money;
import io.holdfast.billing.usecase.InvoicePaper;
import io.holdfast.webshared.ui.ViewerClock;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** The lines and payments of an invoice, in words. */
public final class PaperRows {
    private final InvoicePaper paper;
    private final ViewerClock clock;

    PaperRows(InvoicePaper paper, ViewerClock clock) {
        this.paper = paper;
        this.clock = clock;
    }

    /** A line; {@code quantity} is "2 × € 50.00", null when Books does not say both. */
    public record Line(String name, String description, String quantity, String total) {}

    /** What was paid; {@code how} is null when Books does not say. */
    public record Paid(String day, String how, String amount) {}

    public List<Line> getLines() {
        return paper.items().stream()
                .map(i -> new Line(i.name(), i.description(), quantity(i.quantity(), i.rate()), words(i.total())))
                .toList();
    }

    public List<Paid> getPayments() {
        return paper.payments().stream()
                .map(p -> new Paid(clock.day(p.date()), how(p), words(p.amount())))
                .toList();
    }

    /** Where it is paid; null when there is nothing to pay or no such place. */
    public String getPayAddress() {
        return paper.payAddress();
    }

    private static String quantity(BigDecimal quantity, Money rate) {
        return quantity == null || rate == null
                ? null
                : quantity.stripTrailingZeros().toPlainString() + " × " + InvoiceRow.words(rate);
    }

    /** "Banktransfer, WIRE-77". */
    private static String how(InvoicePaper.Payment payment) {
        String mode = payment.mode() == null || payment.mode().isEmpty() ? null : sentence(payment.mode());
        if (mode == null) {
            return payment.reference();
        }
        return payment.reference() == null ? mode : mode + ", " + payment.reference();
    }

    private static String sentence(String mode) {
        String words = mode.equals("banktransfer") ? "bank transfer" : mode.replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String words(Money money) {
        return money == null ? "–" : InvoiceRow.words(money);
    }
}

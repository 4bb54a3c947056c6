package io.holdfast.billing.usecase;

import io.holdfast.billing.model.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What an invoice says besides its line in a list.
 *
 * @param payAddress where a customer pays it; null when there is no such place, or nothing to pay
 * @param readAt when Books said so
 * @param stale true when Books was asked again since and did not answer
 * @param reason why it is stale, for people; null when it is not
 */
public record InvoicePaper(
        String payAddress, List<Item> items, List<Payment> payments, Instant readAt, boolean stale, String reason) {
    public InvoicePaper {
        items = List.copyOf(items);
        payments = List.copyOf(payments);
    }

    /**
     * A line; members as Books has them, null when not told.
     *
     * @param name never null
     */
    public record Item(String name, String description, BigDecimal quantity, Money rate, Money total) {}

    /**
     * What was paid; members null when not told.
     *
     * @param amount never null
     */
    public record Payment(Money amount, String mode, LocalDate date, String reference) {}
}

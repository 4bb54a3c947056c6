package io.holdfast.zoho.books;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What an invoice says by itself and no list of invoices repeats.
 *
 * @param id of the invoice
 * @param payAddress where a customer pays it, https; null when Books gives none
 */
public record BooksPaper(String id, String payAddress, List<Item> items, List<Payment> payments) {
    public BooksPaper {
        items = List.copyOf(items);
        payments = List.copyOf(payments);
    }

    /**
     * A line.
     *
     * @param description null when there is none
     * @param quantity null when not told
     * @param rate for one; null when not told
     * @param total null when not told
     */
    public record Item(String name, String description, BigDecimal quantity, BigDecimal rate, BigDecimal total) {}

    /**
     * What was paid.
     *
     * @param mode in Books's words; null when not told
     * @param date null when not told
     * @param reference the payer's; null when there is none
     */
    public record Payment(BigDecimal amount, String mode, LocalDate date, String reference) {}
}

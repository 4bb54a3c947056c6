package io.holdfast.billing.usecase;

import io.holdfast.billing.model.MirroredInvoice;
import java.time.Instant;
import java.util.List;

/**
 * Some of the invoices that a caller may see.
 *
 * @param next the cursor of the next page; null on the last
 * @param lastSynced when Books was last read completely; null when never
 * @param stale true when that is longer ago than it should be
 * @param reason why it is stale, for people; null when it is not
 */
public record InvoicePage(List<MirroredInvoice> items, String next, Instant lastSynced, boolean stale, String reason) {
    public InvoicePage {
        items = List.copyOf(items);
    }
}

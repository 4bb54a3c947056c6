package io.holdfast.billing.usecase;

import io.holdfast.billing.model.MirroredInvoice;
import io.holdfast.caching.Served;

/** An invoice, and how old it is. */
public record InvoiceDetail(MirroredInvoice invoice, Served served) {
    /** True when it is older than it should be. */
    public boolean stale() {
        return served.freshness().stale();
    }

    /** Why it is stale, in one sentence; null when it is not. */
    public String reason() {
        return served.freshness().reason();
    }
}

package io.holdfast.billing.usecase;

import io.holdfast.billing.model.MirroredInvoice;

/**
 * An invoice with what we know of its age.
 *
 * @param stale true when the row is older than it should be
 * @param reason why it is stale, in one sentence; null when it is not
 */
public record InvoiceDetail(MirroredInvoice invoice, boolean stale, String reason) {}

package io.holdfast.billing.model;

import io.holdfast.shared.id.AccountId;

/**
 * Which invoices a reader asks for, within those that he may know of.
 *
 * @param status as Zoho words it, such as {@code overdue}; null for every status
 * @param account null for every account
 */
public record InvoiceFilter(String status, AccountId account) {
    /** Asks for everything. */
    public static final InvoiceFilter NONE = new InvoiceFilter(null, null);
}

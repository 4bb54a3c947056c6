package io.holdfast.billing.refresh;

import io.holdfast.billing.model.ListedInvoice;
import io.holdfast.zoho.books.BooksCustomer;
import io.holdfast.zoho.books.BooksInvoice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts what Books lists apart together: invoices, and the CRM accounts of the customers that they bill. */
public final class InvoiceListing {
    private InvoiceListing() {}

    /** The CRM account of each customer; null as a value for one that has none. */
    public static Map<String, String> accounts(List<BooksCustomer> customers) {
        Map<String, String> accounts = new HashMap<>();
        customers.forEach(customer -> accounts.put(customer.id(), customer.accountId()));
        return accounts;
    }

    /** An invoice of a customer that is not listed, or not linked to the CRM, belongs to no account. */
    public static List<ListedInvoice> of(List<BooksInvoice> invoices, Map<String, String> accounts) {
        return invoices.stream()
                .map(invoice ->
                        listed(invoice, invoice.customerId() == null ? null : accounts.get(invoice.customerId())))
                .toList();
    }

    private static ListedInvoice listed(BooksInvoice invoice, String account) {
        return new ListedInvoice(
                invoice.id(),
                invoice.customerId(),
                account,
                invoice.projectId(),
                invoice.contactId(),
                invoice.number(),
                invoice.reference(),
                invoice.status(),
                invoice.currency(),
                invoice.total(),
                invoice.balance(),
                invoice.date(),
                invoice.dueDate(),
                invoice.modifiedAt());
    }
}

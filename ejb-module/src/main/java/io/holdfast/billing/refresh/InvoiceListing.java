package io.holdfast.billing.refresh;

import static java.util.stream.Collectors.toMap;

import io.holdfast.billing.model.ListedInvoice;
import io.holdfast.zoho.books.BooksCustomer;
import io.holdfast.zoho.books.BooksInvoice;
import java.util.List;
import java.util.Map;

/** Puts what Books lists apart together: invoices, and the CRM accounts of the customers that they bill. */
public final class InvoiceListing {
    private InvoiceListing() {}

    /** An invoice of a customer that is not listed, or not linked to the CRM, belongs to no account. */
    public static List<ListedInvoice> of(List<BooksInvoice> invoices, List<BooksCustomer> customers) {
        Map<String, String> accounts = customers.stream()
                .filter(customer -> customer.accountId() != null)
                .collect(toMap(BooksCustomer::id, BooksCustomer::accountId, (first, later) -> later));
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

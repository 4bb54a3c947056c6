package io.holdfast.simulator.books;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The customers and their invoices in the order in which they were made. Safe for many threads. */
final class BooksStore {
    private final Map<String, Customer> customers = new LinkedHashMap<>();
    private final Map<String, Invoice> invoices = new LinkedHashMap<>();

    synchronized List<Customer> customers() {
        return new ArrayList<>(customers.values());
    }

    synchronized Optional<Customer> customer(String id) {
        return Optional.ofNullable(customers.get(id));
    }

    synchronized void put(Customer customer) {
        customers.put(customer.id(), customer);
    }

    synchronized List<Invoice> invoices() {
        return new ArrayList<>(invoices.values());
    }

    synchronized Optional<Invoice> invoice(String id) {
        return Optional.ofNullable(invoices.get(id));
    }

    synchronized void put(Invoice invoice) {
        invoices.put(invoice.id(), invoice);
    }

    /** Changes an invoice; empty when there is none. */
    synchronized Optional<Invoice> change(String id, UnaryOperator<Invoice> change) {
        return Optional.ofNullable(invoices.computeIfPresent(id, (any, invoice) -> change.apply(invoice)));
    }

    /** Says whether there was such an invoice. */
    synchronized boolean remove(String id) {
        return invoices.remove(id) != null;
    }

    /** Returns what the customer still has to pay, in US dollars. */
    synchronized BigDecimal outstanding(Customer customer) {
        return invoices.values().stream()
                .filter(invoice -> invoice.customer().id().equals(customer.id()))
                .map(Invoice::outstanding)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}

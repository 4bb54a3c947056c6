package io.holdfast.simulator.books;

import java.time.LocalDate;

/**
 * What a change of an invoice may set.
 *
 * @param due null when it has no due date
 */
record InvoiceHead(LocalDate date, LocalDate due, String reference, String notes, String terms) {}

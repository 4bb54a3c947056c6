package io.holdfast.billing.model;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * What is still to be paid in one currency.
 *
 * @param due the sum of the open balances
 * @param invoices how many have one
 * @param overdue the part of it whose day has passed; zero when none is
 * @param overdueInvoices how many it is of
 * @param overdueSince the earliest day that has passed; null when none has
 * @param nextDue the earliest day to come, today included; null when no open invoice has one
 */
public record Outstanding(
        Money due, long invoices, Money overdue, long overdueInvoices, LocalDate overdueSince, LocalDate nextDue) {
    public Outstanding {
        requireNonNull(due, "due");
        requireNonNull(overdue, "overdue");
    }
}

package io.holdfast.simulator.books;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * An invoice.
 *
 * @param total in the invoice's currency
 * @param project the id of a Zoho project, empty when it belongs to none
 * @param crmContact the CRM contact to whom it is addressed, empty when it goes to the customer's primary person
 * @param numeric true when its ids come as JSON numbers
 * @param created full seconds, as {@code modified}: the answers show no more
 */
record Invoice(
        String id,
        String number,
        Customer customer,
        InvoiceHead head,
        BigDecimal total,
        Currency currency,
        String item,
        String project,
        String crmContact,
        boolean numeric,
        Instant created,
        InvoiceStatus status,
        List<Payment> payments,
        Instant modified) {

    Invoice {
        payments = List.copyOf(payments);
    }

    BigDecimal paid() {
        return payments.stream().map(Payment::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal balance() {
        return status == InvoiceStatus.VOID ? BigDecimal.ZERO : total.subtract(paid());
    }

    /** Returns what is still to be paid in US dollars: nothing for a draft. */
    BigDecimal outstanding() {
        return status.unpaid() ? balance().multiply(currency.rate()) : BigDecimal.ZERO;
    }

    Invoice with(InvoiceHead newHead, InvoiceStatus newStatus, List<Payment> newPayments, Instant at) {
        return new Invoice(
                id,
                number,
                customer,
                newHead,
                total,
                currency,
                item,
                project,
                crmContact,
                numeric,
                created,
                newStatus,
                newPayments,
                at);
    }
}

package io.holdfast.billing.ui;

import io.holdfast.billing.model.MirroredInvoice;
import io.holdfast.billing.model.Money;
import io.holdfast.webshared.ui.Amounts;
import io.holdfast.webshared.ui.Tag;
import io.holdfast.webshared.ui.ViewerClock;

/**
 * One invoice in a list, in words.
 *
 * @param account null while the customer is not known here
 * @param projectId null when it bills no project that is known here
 * @param day when it is due: "24 Nov"
 * @param distance "in 3 days"; null when nothing is to be paid any more or no date is known
 * @param due both in one: "due 24 Nov, in 3 days"
 * @param total "€ 4,100.00"
 * @param open what is left of it, when that is neither all nor nothing; else null
 */
public record InvoiceRow(
        String id,
        String number,
        String account,
        String projectId,
        String project,
        Tag tag,
        boolean overdue,
        String day,
        String distance,
        String due,
        String total,
        String open) {

    static InvoiceRow of(MirroredInvoice invoice, ViewerClock clock) {
        var state = new InvoiceState(invoice, clock);
        return new InvoiceRow(
                invoice.id().toString(),
                invoice.number(),
                invoice.accountName(),
                invoice.projectId() == null ? null : invoice.projectId().toString(),
                invoice.projectName(),
                state.tag(),
                state.isOverdue(),
                state.day(),
                state.distance(),
                state.sentence(),
                words(invoice.total()),
                isPart(invoice) ? words(invoice.balance()) : null);
    }

    private static boolean isPart(MirroredInvoice invoice) {
        Money balance = invoice.balance();
        return balance != null
                && balance.amount().signum() != 0
                && balance.amount().compareTo(invoice.total().amount()) != 0;
    }

    static String words(Money money) {
        return Amounts.exact(money.amount(), money.currency());
    }
}

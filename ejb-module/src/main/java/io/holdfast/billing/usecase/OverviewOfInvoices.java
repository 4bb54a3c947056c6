package io.holdfast.billing.usecase;

import static io.holdfast.shared.security.Permission.READ_ACCOUNT_INVOICES;
import static io.holdfast.shared.security.Permission.READ_ALL_INVOICES;
import static io.holdfast.shared.security.Permission.READ_OWN_INVOICES;

import io.holdfast.billing.model.Outstanding;
import io.holdfast.billing.model.OverInvoices;
import io.holdfast.shared.id.AccountId;
import io.holdfast.shared.paging.Choices;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;

/**
 * What stands over a list of invoices that the caller may see: what of them is to be paid, and by what the list can be narrowed.
 * It reads the mirror as it is and leaves no event of its own: {@link ReadingInvoices} has freshened and recorded the list.
 */
@Stateless
@RequiresPermission({READ_ALL_INVOICES, READ_ACCOUNT_INVOICES, READ_OWN_INVOICES})
public class OverviewOfInvoices {
    @Inject
    OverInvoices invoices;

    @Inject
    CallerContext context;

    /**
     * What is outstanding, by currency, the one with the most open invoices first.
     *
     * @param account only of this account; null for all that the caller may see
     * @param today the caller's day, on which a bill that is due is not overdue yet
     */
    public List<Outstanding> byCurrency(AccountId account, LocalDate today) {
        return invoices.byCurrency(context.tenant(), InvoiceScopes.of(context.caller()), account, today);
    }

    /** The statuses and accounts that occur among the caller's invoices. */
    public Choices choices() {
        return invoices.choices(context.tenant(), InvoiceScopes.of(context.caller()));
    }
}

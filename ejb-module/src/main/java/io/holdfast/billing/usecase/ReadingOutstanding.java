package io.holdfast.billing.usecase;

import static io.holdfast.shared.security.Permission.READ_ACCOUNT_INVOICES;
import static io.holdfast.shared.security.Permission.READ_ALL_INVOICES;
import static io.holdfast.shared.security.Permission.READ_OWN_INVOICES;

import io.holdfast.billing.model.Outstanding;
import io.holdfast.billing.model.OutstandingSums;
import io.holdfast.shared.id.AccountId;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;

/**
 * Sums up what is to be paid of the invoices that the caller may see. It reads the mirror as it is and leaves no event of its
 * own: it stands over a list that {@link ReadingInvoices} has freshened and that was recorded.
 */
@Stateless
@RequiresPermission({READ_ALL_INVOICES, READ_ACCOUNT_INVOICES, READ_OWN_INVOICES})
public class ReadingOutstanding {
    @Inject
    OutstandingSums sums;

    @Inject
    CallerContext context;

    /**
     * What is outstanding, by currency, the one with the most open invoices first.
     *
     * @param account only of this account; null for all that the caller may see
     * @param today the caller's day, on which a bill that is due is not overdue yet
     */
    public List<Outstanding> byCurrency(AccountId account, LocalDate today) {
        return sums.byCurrency(context.tenant(), InvoiceScopes.of(context.caller()), account, today);
    }
}

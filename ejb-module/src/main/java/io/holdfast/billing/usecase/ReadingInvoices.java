package io.holdfast.billing.usecase;

import static io.holdfast.shared.security.Permission.READ_ACCOUNT_INVOICES;
import static io.holdfast.shared.security.Permission.READ_ALL_INVOICES;
import static io.holdfast.shared.security.Permission.READ_OWN_INVOICES;

import io.holdfast.billing.model.InvoiceKey;
import io.holdfast.billing.model.ListedInvoice;
import io.holdfast.billing.refresh.AccountInvoices;
import io.holdfast.billing.refresh.InvoicesProjection;
import io.holdfast.mirror.Freshness;
import io.holdfast.mirror.Projection;
import io.holdfast.mirror.RefreshingProjections;
import io.holdfast.security.RunAs;
import io.holdfast.shared.id.InvoiceId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Shows invoices. Not a transaction of its own: it freshens the mirror first, which talks to Zoho, and only then reads in the
 * transaction of {@link MirroredInvoices}.
 */
@ApplicationScoped
@RequiresPermission({READ_ALL_INVOICES, READ_ACCOUNT_INVOICES, READ_OWN_INVOICES})
public class ReadingInvoices {
    @Inject
    RefreshingProjections refreshing;

    @Inject
    InvoicesProjection projection;

    @Inject
    AccountInvoices accounts;

    @Inject
    MirroredInvoices mirror;

    @Inject
    RunAs runAs;

    @Inject
    CallerContext context;

    /**
     * The invoices that the caller may see, newest first.
     *
     * @throws DomainException {@link ProblemCode#INVALID_PARAMETER} for a cursor that is none
     */
    @RequiresPermission(action = "invoice.list")
    public InvoicePage list(InvoiceQuery query) {
        return page(query, freshness());
    }

    /**
     * The same, but read from Zoho first, however young the mirror is. When Zoho cannot be read, or somebody else is reading it,
     * the mirror answers and says so.
     */
    @RequiresPermission(value = READ_ALL_INVOICES, action = "invoice.refresh")
    public InvoicePage refresh(InvoiceQuery query) {
        return page(
                query, runAs.call(RefreshingProjections.caller(context.tenant()), () -> refreshing.renew(part(query))));
    }

    /** What has to be read again: the account that is asked for, when Books can be asked for it, else everything. */
    private Projection<ListedInvoice> part(InvoiceQuery query) {
        return Optional.ofNullable(query.account()).flatMap(accounts::of).orElse(projection);
    }

    private InvoicePage page(InvoiceQuery query, Freshness freshness) {
        InvoiceKey after = query.cursor() == null ? null : InvoiceCursor.parse(query.cursor());
        return mirror.list(query, after, freshness);
    }

    /** @throws DomainException {@link ProblemCode#NOT_FOUND} when there is none, or not for this caller */
    @RequiresPermission(action = "invoice.read")
    public InvoiceDetail find(InvoiceId id) {
        return mirror.find(id, freshness());
    }

    private Freshness freshness() {
        return runAs.call(RefreshingProjections.caller(context.tenant()), () -> refreshing.freshen(projection));
    }
}

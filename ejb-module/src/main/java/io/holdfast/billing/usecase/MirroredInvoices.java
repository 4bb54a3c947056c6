package io.holdfast.billing.usecase;

import static io.holdfast.shared.security.Permission.READ_ACCOUNT_INVOICES;
import static io.holdfast.shared.security.Permission.READ_ALL_INVOICES;
import static io.holdfast.shared.security.Permission.READ_OWN_INVOICES;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.billing.model.InvoiceFilter;
import io.holdfast.billing.model.InvoiceKey;
import io.holdfast.billing.model.Invoices;
import io.holdfast.billing.model.MirroredInvoice;
import io.holdfast.caching.PageContent;
import io.holdfast.caching.Served;
import io.holdfast.caching.Tier;
import io.holdfast.mirror.Freshness;
import io.holdfast.mirror.MirrorQuery;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.InvoiceId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Reads the mirror for the caller in one transaction, a single invoice together with its audit event. {@link ReadingInvoices}
 * asks for its age before, and puts the reading of a list on record.
 */
@Stateless
@RequiresPermission({READ_ALL_INVOICES, READ_ACCOUNT_INVOICES, READ_OWN_INVOICES})
public class MirroredInvoices {
    @Inject
    Invoices invoices;

    @Inject
    CallerContext context;

    @Inject
    AuditDraft draft;

    public PageContent<MirroredInvoice> list(MirrorQuery query, InvoiceKey after) {
        // One more than asked for tells whether another page follows.
        List<MirroredInvoice> found = invoices.page(
                context.tenant(),
                InvoiceScopes.of(context.caller()),
                new InvoiceFilter(query.status(), query.account()),
                after,
                query.limit() + 1);
        boolean more = found.size() > query.limit();
        List<MirroredInvoice> shown = more ? found.subList(0, query.limit()) : found;
        return new PageContent<>(shown, more ? InvoiceCursor.of(InvoiceKey.of(shown.get(shown.size() - 1))) : null);
    }

    @Audited("invoice.read")
    public InvoiceDetail find(InvoiceId id, Freshness freshness) {
        draft.entity("invoice", id).meta("stale", freshness.stale());
        return invoices.find(context.tenant(), InvoiceScopes.of(context.caller()), id)
                .map(invoice -> new InvoiceDetail(invoice, new Served(freshness, Tier.PROJECTION)))
                .orElseThrow(() -> DomainException.notFound("invoice"));
    }
}

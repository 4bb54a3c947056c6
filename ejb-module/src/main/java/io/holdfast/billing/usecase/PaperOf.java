package io.holdfast.billing.usecase;

import static io.holdfast.shared.security.Permission.READ_ACCOUNT_INVOICES;
import static io.holdfast.shared.security.Permission.READ_ALL_INVOICES;
import static io.holdfast.shared.security.Permission.READ_OWN_INVOICES;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.billing.model.OverInvoices;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.InvoiceId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Finds which record of Books an invoice is, for those who may see it. */
@Stateless
@RequiresPermission({READ_ALL_INVOICES, READ_ACCOUNT_INVOICES, READ_OWN_INVOICES})
public class PaperOf {
    @Inject
    OverInvoices invoices;

    @Inject
    CallerContext context;

    @Inject
    AuditDraft draft;

    /** The record to read; leaves no event, since {@link ReadingInvoices} has recorded that the invoice was read. */
    public String source(InvoiceId id) {
        return invoices.sourceId(context.tenant(), InvoiceScopes.of(context.caller()), id)
                .orElseThrow(() -> DomainException.notFound("invoice"));
    }

    /** The record to hand out as a document, with the event of it. */
    @Audited("invoice.download")
    public String sourceToHandOut(InvoiceId id) {
        draft.entity("invoice", id);
        return source(id);
    }
}

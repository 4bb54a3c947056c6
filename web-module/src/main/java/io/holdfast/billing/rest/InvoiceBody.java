package io.holdfast.billing.rest;

import io.holdfast.billing.model.MirroredInvoice;
import io.holdfast.billing.usecase.InvoiceDetail;
import io.holdfast.webshared.openapi.ApiDescription;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An invoice; members without a value are absent. In a list the age stands at the list. */
@Schema(name = "Invoice")
public record InvoiceBody(
        @Schema(example = "01939f3e-5b7a-7c3e-9a55-0f2a6d0c1b12")
        String id,

        @Schema(example = "INV-002041") String number,

        @Schema(description = "the customer's own number", example = "PO-7731")
        String reference,

        @Schema(description = "as Zoho Books says it; drafts are not shown", example = "overdue")
        String status,

        String accountId,
        @Schema(example = "Acme") String accountName,

        @Schema(description = "absent when it bills no project")
        String projectId,

        @Schema(example = "Harbor Crossing Bridge Rehabilitation")
        String projectName,

        MoneyBody total,

        @Schema(description = "what is still due") MoneyBody balance,

        @Schema(ref = ApiDescription.DATE) LocalDate date,

        @Schema(ref = ApiDescription.DATE) LocalDate dueDate,

        @Schema(ref = ApiDescription.TIME) Instant lastSynced,

        @Schema(description = "of an invoice that is read alone: true when it is older than it should be")
        Boolean stale,

        @Schema(description = "why it is stale") String reason) {
    static InvoiceBody of(MirroredInvoice invoice) {
        return of(invoice, null, null);
    }

    static InvoiceBody of(InvoiceDetail detail) {
        return of(detail.invoice(), detail.stale(), detail.reason());
    }

    private static InvoiceBody of(MirroredInvoice invoice, Boolean stale, String reason) {
        boolean toProject = invoice.projectId() != null;
        return new InvoiceBody(
                invoice.id().toString(),
                invoice.number(),
                invoice.reference(),
                invoice.status(),
                invoice.accountId() == null ? null : invoice.accountId().toString(),
                invoice.accountName(),
                toProject ? invoice.projectId().toString() : null,
                invoice.projectName(),
                MoneyBody.of(invoice.total()),
                MoneyBody.of(invoice.balance()),
                invoice.date(),
                invoice.dueDate(),
                invoice.lastSynced(),
                stale,
                reason);
    }
}

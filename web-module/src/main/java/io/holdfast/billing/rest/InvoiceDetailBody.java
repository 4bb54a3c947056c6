package io.holdfast.billing.rest;

import io.holdfast.billing.usecase.InvoiceDetail;
import io.holdfast.webshared.openapi.ApiDescription;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An invoice with its age; members without a value are absent. */
@Schema(name = "InvoiceDetail")
public record InvoiceDetailBody(
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

        boolean stale,

        @Schema(description = "why it is stale") String reason) {
    static InvoiceDetailBody of(InvoiceDetail detail) {
        var invoice = InvoiceBody.of(detail.invoice());
        return new InvoiceDetailBody(
                invoice.id(),
                invoice.number(),
                invoice.reference(),
                invoice.status(),
                invoice.accountId(),
                invoice.accountName(),
                invoice.projectId(),
                invoice.projectName(),
                invoice.total(),
                invoice.balance(),
                invoice.date(),
                invoice.dueDate(),
                invoice.lastSynced(),
                detail.stale(),
                detail.reason());
    }
}

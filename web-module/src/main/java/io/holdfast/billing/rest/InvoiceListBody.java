package io.holdfast.billing.rest;

import io.holdfast.webshared.openapi.ApiDescription;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of invoices, and how old it is, for the description of the API; {@code MirrorAnswers} writes it. */
@Schema(name = "InvoiceList")
public record InvoiceListBody(
        List<InvoiceBody> items,

        @Schema(nullable = true, description = "cursor of the next page")
        String next,

        @Schema(ref = ApiDescription.TIME) Instant lastSynced,

        @Schema(description = "true when the answer is older than it should be")
        boolean stale,

        @Schema(nullable = true, description = "why it is stale", example = "Zoho does not answer at present.")
        String reason) {}

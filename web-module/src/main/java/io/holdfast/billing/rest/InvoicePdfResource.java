package io.holdfast.billing.rest;

import io.holdfast.billing.usecase.ReadingInvoicePapers;
import io.holdfast.shared.id.InvoiceId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.webshared.openapi.ApiDescription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The document of an invoice. It passes through here and not by a link to Books, so that rights are checked each time. */
@Path("billing/invoices/{id}/pdf")
@ApplicationScoped
@Tag(name = "Invoices")
public class InvoicePdfResource {
    private static final String PDF = "application/pdf";

    @Inject
    ReadingInvoicePapers papers;

    // The document has one form only: a client that prefers JSON, as most do by default, gets it all the same.
    @GET
    @Produces({PDF, MediaType.WILDCARD})
    @Operation(summary = "Download an invoice", description = "As Zoho Books makes it at this moment; never stored.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(responseCode = "200", description = "the document", content = @Content(mediaType = PDF))
    @APIResponse(responseCode = "400", description = "the id is not an identifier")
    @APIResponse(responseCode = "404", description = "there is no such invoice, or not for this caller")
    @APIResponse(responseCode = "503", description = "Zoho Books does not give it at present")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response download(@PathParam("id") String id) {
        var invoice = new InvoiceId(Uuids.parse("id", id));
        return Response.ok(papers.pdf(invoice), PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"invoice-" + invoice + ".pdf\"")
                .build();
    }
}

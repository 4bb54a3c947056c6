package io.holdfast.billing.rest;

import io.holdfast.billing.model.MirroredInvoice;
import io.holdfast.billing.usecase.ReadingInvoices;
import io.holdfast.caching.ServedPage;
import io.holdfast.mirror.MirrorQuery;
import io.holdfast.shared.id.AccountId;
import io.holdfast.shared.id.InvoiceId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.webshared.openapi.ApiDescription;
import io.holdfast.webshared.paging.ListParameters;
import io.holdfast.webshared.paging.MirrorAnswers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The invoices of the caller's projects or account, or of the whole tenant for staff. */
@Path("billing/invoices")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Invoices")
public class InvoicesResource {
    @Inject
    ReadingInvoices reading;

    @Inject
    MirrorAnswers answers;

    @GET
    @Operation(
            summary = "List invoices",
            description =
                    "Newest first. Mirrored from Zoho Books: 'lastSynced' and 'stale' tell how old the answer is.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "a page of invoices",
            headers = {
                @Header(name = "Link", description = "rel=\"next\" while another page follows"),
                @Header(name = "Age", description = MirrorAnswers.AGE_SAYS),
                @Header(name = "Cache-Status", description = MirrorAnswers.CACHE_STATUS_SAYS),
                @Header(name = "ETag", description = MirrorAnswers.ETAG_SAYS)
            },
            content = @Content(schema = @Schema(ref = "InvoiceList")))
    @APIResponse(responseCode = "304", description = "the answer of If-None-Match still holds")
    @APIResponse(responseCode = "400", description = "a parameter is unknown or not valid; the problem names it")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response list(
            @Parameter(description = "how many at most", schema = @Schema(ref = ApiDescription.LIMIT))
                    @QueryParam("limit")
                    String limit,
            @Parameter(description = "'next' of the page before") @QueryParam("cursor") String cursor,
            @Parameter(description = "only those of this status, as Zoho words it", example = "overdue")
                    @QueryParam("status")
                    String status,
            @Parameter(description = "only those of the account with this id") @QueryParam("account") String account,
            @Parameter(
                            description = "true: read Zoho first; for those who read all invoices",
                            schema = @Schema(implementation = Boolean.class, defaultValue = "false"))
                    @QueryParam("refresh")
                    String refresh,
            @Context Request call,
            @Context UriInfo uri) {
        var query = new MirrorQuery(
                ListParameters.limit(limit),
                cursor,
                status,
                account == null ? null : new AccountId(Uuids.parse("account", account)));
        ServedPage<MirroredInvoice> page =
                ListParameters.flag("refresh", refresh) ? reading.refresh(query) : reading.list(query);
        return answers.page(page.content(), page.served(), InvoiceBody::of, query.limit(), call, uri);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read an invoice")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "the invoice",
            headers = {
                @Header(name = "Age", description = MirrorAnswers.AGE_SAYS),
                @Header(name = "Cache-Status", description = MirrorAnswers.CACHE_STATUS_SAYS),
                @Header(name = "ETag", description = MirrorAnswers.ETAG_SAYS)
            },
            content = @Content(schema = @Schema(ref = "Invoice")))
    @APIResponse(responseCode = "304", description = "the answer of If-None-Match still holds")
    @APIResponse(responseCode = "400", description = "the id is not an identifier")
    @APIResponse(responseCode = "404", description = "there is no such invoice, or not for this caller")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response read(@PathParam("id") String id, @Context Request call) {
        var invoice = reading.find(new InvoiceId(Uuids.parse("id", id)));
        return answers.detail(InvoiceBody.of(invoice), invoice.served(), call);
    }
}

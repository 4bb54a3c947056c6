package io.holdfast.mail.rest;

import io.holdfast.mail.model.Suppression;
import io.holdfast.mail.usecase.SuppressedAddresses;
import io.holdfast.mail.usecase.SuppressionPage;
import io.holdfast.shared.id.Uuids;
import io.holdfast.webshared.openapi.ApiDescription;
import io.holdfast.webshared.paging.ListParameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The addresses that get no mail of the caller's organization. */
@Path("admin/mail-suppressions")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Mail")
public class MailSuppressionsResource {
    @Inject
    SuppressedAddresses addresses;

    @Context
    UriInfo uri;

    @Schema(name = "MailSuppression")
    public record SuppressionBody(
            String id,

            @Schema(description = "enough to recognize it", example = "u…@acme.example")
            String address,

            @Schema(description = "what the mail server said")
            String reason,

            @Schema(ref = ApiDescription.TIME) Instant createdAt) {
        static SuppressionBody of(Suppression suppression) {
            return new SuppressionBody(
                    suppression.id().toString(), suppression.hint(), suppression.reason(), suppression.createdAt());
        }
    }

    /** {@code next} is null on the last page. */
    @JsonbNillable
    @Schema(name = "MailSuppressionList")
    public record Suppressions(
            List<SuppressionBody> items,

            @Schema(nullable = true, description = "cursor of the next page")
            String next) {}

    @GET
    @Operation(
            summary = "List suppressed addresses",
            description = "Latest first. Mail to them bounced for good; nothing is sent there. Needs 'manage:system'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "a page of addresses",
            headers = @Header(name = "Link", description = "rel=\"next\" while another page follows"),
            content = @Content(schema = @Schema(ref = "MailSuppressionList")))
    @APIResponse(responseCode = "400", description = "a parameter is unknown or not valid; the problem names it")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response list(
            @Parameter(
                            description = "how many at most",
                            schema =
                                    @Schema(
                                            implementation = Integer.class,
                                            minimum = "1",
                                            maximum = "200",
                                            defaultValue = "50"))
                    @QueryParam("limit")
                    String limit,
            @Parameter(description = "'next' of the page before") @QueryParam("cursor") String cursor) {
        SuppressionPage page = addresses.list(cursor, ListParameters.limit(limit));
        var answer = Response.ok(new Suppressions(
                        page.items().stream().map(SuppressionBody::of).toList(), page.next()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (page.next() != null) {
            answer.link(
                    uri.getRequestUriBuilder()
                            .replaceQueryParam("cursor", page.next())
                            .build(),
                    "next");
        }
        return answer.build();
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Let mail go to an address again")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(responseCode = "204", description = "lifted")
    @APIResponse(responseCode = "404", description = "no such address is suppressed in this organization")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response lift(@PathParam("id") String id) {
        addresses.lift(Uuids.parse("id", id));
        return Response.noContent().build();
    }
}

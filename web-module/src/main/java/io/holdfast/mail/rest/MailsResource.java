package io.holdfast.mail.rest;

import io.holdfast.mail.model.MailState;
import io.holdfast.mail.usecase.MailPage;
import io.holdfast.mail.usecase.ReadingMails;
import io.holdfast.mail.usecase.RetryingMail;
import io.holdfast.shared.id.MailId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.webshared.openapi.ApiDescription;
import io.holdfast.webshared.paging.FilterParameters;
import io.holdfast.webshared.paging.ListParameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The mails of the caller's organization, for those who manage its system. */
@Path("admin/mails")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Mail")
public class MailsResource {
    @Inject
    ReadingMails reading;

    @Inject
    RetryingMail retrying;

    @Context
    UriInfo uri;

    /** {@code next} is null on the last page. */
    @JsonbNillable
    @Schema(name = "MailList")
    public record Mails(
            List<MailBody> items,

            @Schema(nullable = true, description = "cursor of the next page")
            String next) {}

    @GET
    @Operation(summary = "List mails", description = "Newest first, without what they say. Needs 'manage:system'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "a page of mails",
            headers = @Header(name = "Link", description = "rel=\"next\" while another page follows"),
            content = @Content(schema = @Schema(ref = "MailList")))
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
            @Parameter(description = "'next' of the page before") @QueryParam("cursor") String cursor,
            @Parameter(description = "how far it got", schema = @Schema(implementation = MailState.class))
                    @QueryParam("state")
                    String state) {
        MailPage page = reading.list(
                FilterParameters.word("state", state, MailState.class), cursor, ListParameters.limit(limit));
        var answer = Response.ok(
                        new Mails(page.items().stream().map(MailBody::of).toList(), page.next()))
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

    @GET
    @Path("{id}")
    @Operation(summary = "Read what became of a mail")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "the mail, without what it says",
            content = @Content(schema = @Schema(ref = "Mail")))
    @APIResponse(responseCode = "400", description = "the id is not an identifier")
    @APIResponse(responseCode = "404", description = "there is no such mail in this organization")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response read(@PathParam("id") String id) {
        return Response.ok(MailBody.of(reading.find(id(id))))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @POST
    @Path("{id}/retry")
    @Operation(
            summary = "Try a mail again",
            description = "For one that came to its end unsent. A suppressed address has to be lifted first.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(responseCode = "204", description = "it waits to be sent again")
    @APIResponse(responseCode = "404", description = "there is no such mail in this organization")
    @APIResponse(responseCode = "409", description = "it was sent, waits already, or what it said is gone")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response retry(@PathParam("id") String id) {
        retrying.retry(id(id));
        return Response.noContent().build();
    }

    private static MailId id(String text) {
        return new MailId(Uuids.parse("id", text));
    }
}

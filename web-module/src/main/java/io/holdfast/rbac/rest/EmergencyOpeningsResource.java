package io.holdfast.rbac.rest;

import io.holdfast.identity.usecase.Reasons;
import io.holdfast.rbac.model.EmergencyOpening;
import io.holdfast.rbac.usecase.ListPage;
import io.holdfast.rbac.usecase.ReadingEmergencyAccess;
import io.holdfast.rbac.usecase.ReviewingEmergencyAccess;
import io.holdfast.rbac.usecase.ReviewingEmergencyAccess.Verdict;
import io.holdfast.shared.id.Uuids;
import io.holdfast.webshared.JsonBody;
import io.holdfast.webshared.openapi.ApiDescription;
import io.holdfast.webshared.paging.ListParameters;
import io.holdfast.webshared.paging.NextPage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Each time that somebody opened an emergency access, and what somebody else says of it. */
@Path("v1/rbac/emergency-access/openings")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Emergency access")
public class EmergencyOpeningsResource {
    private static final int LONGEST_WORD = 20;

    @Inject
    ReadingEmergencyAccess reading;

    @Inject
    ReviewingEmergencyAccess reviewing;

    @Context
    UriInfo uri;

    /** {@code next} is null on the last page. */
    @JsonbNillable
    @Schema(name = "EmergencyOpeningList")
    public record OpeningList(
            List<EmergencyOpeningBody> items,

            @Schema(nullable = true, description = "cursor of the next page")
            String next) {}

    @Schema(name = "EmergencyReview")
    public record Review(
            @Schema(
                    required = true,
                    enumeration = {"ACCEPTED", "INCIDENT"})
            String verdict,

            @Schema(
                    required = true,
                    description = "what was looked at",
                    minLength = Reasons.SHORTEST,
                    maxLength = Reasons.LONGEST,
                    example = "Looked at the payment of that day: it was right")
            String note) {}

    @GET
    @Operation(
            summary = "List openings of emergency access",
            description = "The newest first: of everybody for whoever holds 'manage:all-users', else one's own.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "a page of openings",
            headers = @Header(name = "Link", description = "rel=\"next\" while another page follows"),
            content = @Content(schema = @Schema(ref = "EmergencyOpeningList")))
    @APIResponse(responseCode = "400", description = "a parameter is unknown or not valid; the problem names it")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response list(
            @Parameter(
                            description = "'true' for those that nobody has reviewed",
                            schema = @Schema(enumeration = {"true", "false"}))
                    @QueryParam("waiting")
                    String waiting,
            @Parameter(description = "how many at most", schema = @Schema(ref = ApiDescription.LIMIT))
                    @QueryParam("limit")
                    String limit,
            @Parameter(description = "'next' of the page before") @QueryParam("cursor") String cursor) {
        ListPage<EmergencyOpening> page =
                reading.openings(ListParameters.flag("waiting", waiting), cursor, ListParameters.limit(limit));
        var body = new OpeningList(
                page.items().stream().map(EmergencyOpeningBody::of).toList(), page.next());
        return NextPage.link(Response.ok(body), uri.getRequestUriBuilder(), page.next())
                .build();
    }

    @POST
    @Path("{id}/review")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Review an opening of somebody else",
            description =
                    "Accepted, or raised as an incident, for good. Until then its person opens nothing. Needs 'manage:all-users'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "EmergencyReview")))
    @APIResponse(
            responseCode = "200",
            description = "reviewed",
            content = @Content(schema = @Schema(ref = "EmergencyOpening")))
    @APIResponse(responseCode = "404", description = "there is no such opening")
    @APIResponse(responseCode = "409", description = "it is the caller's own, still open, or reviewed already")
    @APIResponse(responseCode = "422", description = "verdict or note are missing or not valid")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public EmergencyOpeningBody review(@PathParam("id") String id, String text) {
        var opening = Uuids.parse("id", id);
        var body = JsonBody.of(text, "verdict", "note");
        String word = body.text("verdict", LONGEST_WORD);
        Verdict verdict = Arrays.stream(Verdict.values())
                .filter(one -> one.name().equals(word))
                .findFirst()
                .orElse(null);
        if (verdict == null) {
            body.fault("verdict", "must be ACCEPTED or INCIDENT.");
        }
        String note = body.text("note", Reasons.LONGEST);
        body.check();
        return EmergencyOpeningBody.of(reviewing.review(opening, verdict, note.strip()));
    }
}

package io.holdfast.rbac.rest;

import io.holdfast.rbac.model.ReviewItem.State;
import io.holdfast.rbac.rest.ReviewFields.Decided;
import io.holdfast.rbac.rest.ReviewFields.Kept;
import io.holdfast.rbac.usecase.DecidingReviews;
import io.holdfast.rbac.usecase.ReadingReviews;
import io.holdfast.rbac.usecase.ReadingReviews.ItemPage;
import io.holdfast.shared.id.Uuids;
import io.holdfast.webshared.JsonBody;
import io.holdfast.webshared.openapi.ApiDescription;
import io.holdfast.webshared.paging.FilterParameters;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What an access review asks about, and the answers. */
@Path("v1/rbac/reviews/{id}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Access reviews")
public class ReviewItemsResource {
    @Inject
    ReadingReviews reading;

    @Inject
    DecidingReviews deciding;

    @Context
    UriInfo uri;

    /** {@code next} is null on the last page. */
    @JsonbNillable
    @Schema(name = "ReviewItemList")
    public record Items(
            List<ReviewItemBody> items,

            @Schema(nullable = true, description = "cursor of the next page")
            String next) {}

    @GET
    @Path("items")
    @Operation(
            summary = "List what an access review asks about",
            description =
                    "By the names of people. With 'manage:all-users' all of it, else what waits or waited for the caller,"
                            + " where they look after people.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "a page of items",
            headers = @Header(name = "Link", description = "rel=\"next\" while another page follows"),
            content = @Content(schema = @Schema(ref = "ReviewItemList")))
    @APIResponse(responseCode = "400", description = "a parameter is unknown or not valid; the problem names it")
    @APIResponse(responseCode = "404", description = "there is no such review that the caller may see")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response items(
            @PathParam("id") String id,
            @Parameter(
                            schema =
                                    @Schema(
                                            enumeration = {
                                                "WAITING",
                                                "ESCALATED",
                                                "KEPT",
                                                "REVOKED",
                                                "NOT_ANSWERED",
                                                "GONE"
                                            }))
                    @QueryParam("state")
                    String state,
            @Parameter(
                            description = "only what waits or waited for the caller",
                            schema = @Schema(type = SchemaType.BOOLEAN))
                    @QueryParam("mine")
                    String mine,
            @Parameter(description = "how many at most", schema = @Schema(ref = ApiDescription.LIMIT))
                    @QueryParam("limit")
                    String limit,
            @Parameter(description = "'next' of the page before") @QueryParam("cursor") String cursor) {
        ItemPage page = reading.items(
                Uuids.parse("id", id),
                FilterParameters.word("state", state, State.class),
                ListParameters.flag("mine", mine),
                cursor,
                ListParameters.limit(limit));
        var answer = Response.ok(new Items(
                        page.page().items().stream().map(ReviewItemBody::of).toList(),
                        page.page().next()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        return NextPage.link(answer, uri.getRequestUriBuilder(), page.page().next())
                .build();
    }

    @Consistency.Change
    @POST
    @Path("items/{item}/decision")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Answer for one assignment in an access review",
            description =
                    "Its reviewer, or the owner of the review: KEEP, REVOKE, which takes it back at once as by hand, or"
                            + " ESCALATE, which hands it to the owner. Needs to look after people there.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "ReviewAnswer")))
    @APIResponse(
            responseCode = "204",
            description = "answered",
            headers =
                    @Header(
                            name = Consistency.HEADER,
                            description = Consistency.GIVEN,
                            schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(
            responseCode = "403",
            description = "it waits for somebody else, is the caller's own, or not theirs to take back")
    @APIResponse(responseCode = "404", description = "there is no such item where the caller looks after people")
    @APIResponse(responseCode = "409", description = "it was answered already, has ended, or the review is closed")
    @APIResponse(responseCode = "422", description = "a member is missing, unknown or not valid")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response decide(@PathParam("id") String id, @PathParam("item") String item, String text) {
        Decided decided = ReviewFields.decided(JsonBody.of(text, "decision", "reason"));
        deciding.decide(Uuids.parse("id", id), Uuids.parse("item", item), decided.decision(), decided.reason());
        return Response.noContent().build();
    }

    @POST
    @Path("decisions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Keep several assignments in an access review",
            description = "All of them or none. Needs to look after people there.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "ReviewAnswers")))
    @APIResponse(responseCode = "204", description = "all of them are kept")
    @APIResponse(responseCode = "403", description = "one waits for somebody else, or is the caller's own")
    @APIResponse(responseCode = "404", description = "one is no such item where the caller looks after people")
    @APIResponse(responseCode = "409", description = "one was answered already or has ended, or the review is closed")
    @APIResponse(responseCode = "422", description = "a member is missing, unknown or not valid")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response keep(@PathParam("id") String id, String text) {
        Kept kept = ReviewFields.kept(JsonBody.of(text, "decision", "items", "reason"));
        deciding.keep(Uuids.parse("id", id), kept.items(), kept.reason());
        return Response.noContent().build();
    }
}

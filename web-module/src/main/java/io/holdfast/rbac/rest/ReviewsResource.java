package io.holdfast.rbac.rest;

import io.holdfast.rbac.model.AccessReview;
import io.holdfast.rbac.usecase.ListPage;
import io.holdfast.rbac.usecase.ReadingReviews;
import io.holdfast.rbac.usecase.ReadingReviews.ReviewList;
import io.holdfast.rbac.usecase.StartingReviews;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Access reviews: who is asked until when whether people shall keep their roles. */
@Path("v1/rbac/reviews")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Access reviews")
public class ReviewsResource {
    @Inject
    ReadingReviews reading;

    @Inject
    StartingReviews starting;

    @Context
    UriInfo uri;

    /** {@code next} is null on the last page. */
    @JsonbNillable
    @Schema(name = "AccessReviewList")
    public record Reviews(
            List<ReviewBody> items,

            @Schema(nullable = true, description = "cursor of the next page")
            String next) {}

    @GET
    @Operation(
            summary = "List access reviews",
            description = "The newest first: all with 'manage:all-users', else those that ask the caller.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "a page of reviews",
            headers = @Header(name = "Link", description = "rel=\"next\" while another page follows"),
            content = @Content(schema = @Schema(ref = "AccessReviewList")))
    @APIResponse(responseCode = "400", description = "a parameter is unknown or not valid; the problem names it")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response list(
            @Parameter(description = "how many at most", schema = @Schema(ref = ApiDescription.LIMIT))
                    @QueryParam("limit")
                    String limit,
            @Parameter(description = "'next' of the page before") @QueryParam("cursor") String cursor) {
        ReviewList list = reading.list(cursor, ListParameters.limit(limit));
        ListPage<AccessReview> page = list.page();
        var answer = Response.ok(new Reviews(
                        page.items().stream()
                                .map(review ->
                                        ReviewBody.of(review, list.waiting().getOrDefault(review.id(), 0L)))
                                .toList(),
                        page.next()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        return NextPage.link(answer, uri.getRequestUriBuilder(), page.next()).build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Begin an access review",
            description =
                    "Whoever is asked keeps, revokes or escalates each assignment that it covers. These are gathered by a"
                            + " job; the review is PREPARING until then. Nobody reviews their own. Needs 'manage:all-users'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "NewAccessReview")))
    @APIResponse(
            responseCode = "201",
            description = "begun; Location names it",
            content = @Content(schema = @Schema(ref = "AccessReview")))
    @APIResponse(responseCode = "409", description = "20 reviews are open")
    @APIResponse(
            responseCode = "422",
            description = "a member is missing, unknown or not valid, or nobody could review what it covers")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response start(String text) {
        AccessReview review = starting.start(
                ReviewFields.plan(JsonBody.of(text, "name", "role", "scope", "dueAt", "onSilence", "reviewers")));
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(review.id().toString())
                        .build())
                .entity(ReviewBody.of(review, 0))
                .build();
    }
}

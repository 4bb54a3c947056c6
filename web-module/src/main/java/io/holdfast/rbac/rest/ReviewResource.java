package io.holdfast.rbac.rest;

import io.holdfast.rbac.review.ReviewZip;
import io.holdfast.rbac.usecase.ClosingReviews;
import io.holdfast.rbac.usecase.ExportingReviews;
import io.holdfast.rbac.usecase.ExportingReviews.Evidence;
import io.holdfast.rbac.usecase.ReadingReviews;
import io.holdfast.shared.id.Uuids;
import io.holdfast.webshared.openapi.ApiDescription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One access review. */
@Path("v1/rbac/reviews/{id}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Access reviews")
public class ReviewResource {
    private static final String ZIP = "application/zip";

    @Inject
    ReadingReviews reading;

    @Inject
    ExportingReviews exporting;

    @Inject
    ClosingReviews closing;

    @GET
    @Operation(
            summary = "Read an access review",
            description = "How far it is. With 'manage:all-users' any, else one that asks the caller.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "the review",
            content = @Content(schema = @Schema(ref = "AccessReview")))
    @APIResponse(responseCode = "404", description = "there is no such review that the caller may see")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response read(@PathParam("id") String id) {
        return answer(ReviewBody.of(reading.review(Uuids.parse("id", id))));
    }

    @POST
    @Path("close")
    @Operation(
            summary = "Close an access review before its date",
            description =
                    "What waits is not answered then, and nothing is taken back by that. Needs 'manage:all-users'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "closed; without counts",
            content = @Content(schema = @Schema(ref = "AccessReview")))
    @APIResponse(responseCode = "404", description = "there is no such review")
    @APIResponse(responseCode = "409", description = "it is closed already")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response close(@PathParam("id") String id) {
        return answer(ReviewBody.of(closing.close(Uuids.parse("id", id)), 0));
    }

    @GET
    @Path("export")
    @Produces({ZIP, MediaType.WILDCARD})
    @Operation(
            summary = "Get an access review as signed evidence",
            description =
                    "A ZIP file with what was reviewed, each decision, and a signature by the key of the audit log. Of a"
                            + " review that is closed. Needs 'manage:all-users'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "the file",
            content = @Content(mediaType = ZIP, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "404", description = "there is no such review")
    @APIResponse(responseCode = "409", description = "it is not closed")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response export(@PathParam("id") String id) {
        Evidence evidence = exporting.begin(Uuids.parse("id", id));
        StreamingOutput zip = out -> ReviewZip.write(evidence, exporting, out);
        return Response.ok(zip, ZIP)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"access-review-" + id + ".zip\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static Response answer(ReviewBody review) {
        return Response.ok(review).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}

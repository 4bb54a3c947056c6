package io.holdfast.rbac.rest;

import io.holdfast.rbac.model.SeparationViolation;
import io.holdfast.rbac.usecase.ListPage;
import io.holdfast.rbac.usecase.ReadingSeparation;
import io.holdfast.webshared.openapi.ApiDescription;
import io.holdfast.webshared.paging.ListParameters;
import io.holdfast.webshared.paging.NextPage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
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

/** Who has roles together that are kept apart. */
@Path("v1/rbac/separation-sets/violations")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Roles")
public class SeparationViolationsResource {
    @Inject
    ReadingSeparation reading;

    @Context
    UriInfo uri;

    @Schema(name = "SeparationViolation")
    public record ViolationBody(
            // Without a description: the server takes a described member with "set" in its name for a setter.
            String separationSetId,
            String userId,

            @Schema(description = "the first moment from now on when it is so")
            Instant since,

            @Schema(description = "the names of the roles of the set that they have then, directly or taken over")
            List<String> roles) {
        static ViolationBody of(SeparationViolation violation) {
            return new ViolationBody(
                    violation.set().toString(), violation.user().toString(), violation.since(), violation.roles());
        }
    }

    /** {@code next} is null on the last page. */
    @JsonbNillable
    @Schema(name = "SeparationViolationList")
    public record Violations(
            List<ViolationBody> items,

            @Schema(nullable = true, description = "cursor of the next page")
            String next) {}

    @GET
    @Operation(
            summary = "List people who have roles together that are kept apart",
            description =
                    "What came by a restore or by hand: whatever else would bring it about is refused. By set and person. Needs 'manage:permissions'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "a page of violations of static sets",
            headers = @Header(name = "Link", description = "rel=\"next\" while another page follows"),
            content = @Content(schema = @Schema(ref = "SeparationViolationList")))
    @APIResponse(responseCode = "400", description = "a parameter is unknown or not valid; the problem names it")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response list(
            @Parameter(description = "how many at most", schema = @Schema(ref = ApiDescription.LIMIT))
                    @QueryParam("limit")
                    String limit,
            @Parameter(description = "'next' of the page before") @QueryParam("cursor") String cursor) {
        ListPage<SeparationViolation> page = reading.violations(cursor, ListParameters.limit(limit));
        var answer = Response.ok(new Violations(
                        page.items().stream().map(ViolationBody::of).toList(), page.next()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        return NextPage.link(answer, uri.getRequestUriBuilder(), page.next()).build();
    }
}

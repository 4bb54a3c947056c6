package io.holdfast.rbac.rest;

import io.holdfast.rbac.model.SeparationDefinition;
import io.holdfast.rbac.model.SeparationSet;
import io.holdfast.rbac.usecase.ListPage;
import io.holdfast.rbac.usecase.ReadingSeparation;
import io.holdfast.rbac.usecase.SeparatingDuties;
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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The sets of roles that the caller's organization keeps apart. */
@Path("v1/rbac/separation-sets")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Roles")
public class SeparationSetsResource {
    @Inject
    ReadingSeparation reading;

    @Inject
    SeparatingDuties separating;

    @Context
    UriInfo uri;

    /** {@code next} is null on the last page. */
    @JsonbNillable
    @Schema(name = "SeparationSetList")
    public record SeparationSets(
            List<SeparationSetBody> items,

            @Schema(nullable = true, description = "cursor of the next page")
            String next) {}

    @GET
    @Operation(summary = "List sets of roles that are kept apart", description = "By name. Needs 'manage:permissions'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "a page of sets",
            headers = @Header(name = "Link", description = "rel=\"next\" while another page follows"),
            content = @Content(schema = @Schema(ref = "SeparationSetList")))
    @APIResponse(responseCode = "400", description = "a parameter is unknown or not valid; the problem names it")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response list(
            @Parameter(description = "how many at most", schema = @Schema(ref = ApiDescription.LIMIT))
                    @QueryParam("limit")
                    String limit,
            @Parameter(description = "'next' of the page before") @QueryParam("cursor") String cursor) {
        ListPage<SeparationSet> page = reading.sets(cursor, ListParameters.limit(limit));
        var answer = Response.ok(new SeparationSets(
                        page.items().stream().map(SeparationSetBody::of).toList(), page.next()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        return NextPage.link(answer, uri.getRequestUriBuilder(), page.next()).build();
    }

    @Consistency.Change
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Keep roles apart",
            description =
                    "Nobody is given as many of them as the cardinality says from now on, by whatever way. Refused when somebody has them already, with the first 100 of those. Needs 'manage:permissions'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "NewSeparationSet")))
    @APIResponse(
            responseCode = "201",
            description = "made; Location names it",
            headers =
                    @Header(
                            name = Consistency.HEADER,
                            description = Consistency.GIVEN,
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(ref = "SeparationSet")))
    @APIResponse(responseCode = "403", description = "a role stands above the one by which the caller may do this")
    @APIResponse(
            responseCode = "409",
            description = "somebody has the roles together, there is a set of this name, or there are 100")
    @APIResponse(responseCode = "422", description = "a member is missing, unknown or not valid")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response create(String text) {
        var body = JsonBody.of(text, "name", "description", "kind", "cardinality", "roles");
        String kind = body.text("kind", SeparationSetFields.LONGEST_KIND);
        SeparationDefinition wanted = SeparationSetFields.of(body);
        SeparationSet made = separating.create(SeparationSetFields.kind(kind), wanted);
        return Response.created(
                        uri.getAbsolutePathBuilder().path(made.id().toString()).build())
                .entity(SeparationSetBody.of(made))
                .build();
    }
}

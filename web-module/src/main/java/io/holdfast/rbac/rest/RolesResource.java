package io.holdfast.rbac.rest;

import io.holdfast.rbac.model.RoleDefinition;
import io.holdfast.rbac.model.RoleInfo;
import io.holdfast.rbac.usecase.EditingRoles;
import io.holdfast.rbac.usecase.ListPage;
import io.holdfast.rbac.usecase.ReadingRoles;
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

/** The roles of the caller's organization. */
@Path("v1/rbac/roles")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Roles")
public class RolesResource {
    @Inject
    ReadingRoles reading;

    @Inject
    EditingRoles editing;

    @Context
    UriInfo uri;

    /** {@code next} is null on the last page. */
    @JsonbNillable
    @Schema(name = "RoleList")
    public record Roles(
            List<RoleBody> items,

            @Schema(nullable = true, description = "cursor of the next page")
            String next) {}

    @GET
    @Operation(
            summary = "List roles",
            description = "By name. Needs 'manage:all-users', 'manage:account-users' or 'manage:location-users'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "a page of roles",
            headers = @Header(name = "Link", description = "rel=\"next\" while another page follows"),
            content = @Content(schema = @Schema(ref = "RoleList")))
    @APIResponse(responseCode = "400", description = "a parameter is unknown or not valid; the problem names it")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response list(
            @Parameter(description = "how many at most", schema = @Schema(ref = ApiDescription.LIMIT))
                    @QueryParam("limit")
                    String limit,
            @Parameter(description = "'next' of the page before") @QueryParam("cursor") String cursor,
            @Parameter(
                            description =
                                    "only roles that the caller may give there: 'tenant', or 'account/', 'location/' or 'project/' with an id")
                    @QueryParam("givableAt")
                    String place) {
        int most = ListParameters.limit(limit);
        ListPage<RoleInfo> page =
                place == null ? reading.roles(cursor, most) : reading.givable(ScopeBody.parse(place), cursor, most);
        var answer = Response.ok(
                        new Roles(page.items().stream().map(RoleBody::of).toList(), page.next()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        return NextPage.link(answer, uri.getRequestUriBuilder(), page.next()).build();
    }

    @Consistency.Change
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Make a role",
            description =
                    "Beside those of the pack, up to the level of the role by which the caller may do this, and holding no more than the caller does for the whole organization. Needs 'manage:permissions'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "NewRole")))
    @APIResponse(
            responseCode = "201",
            description = "made; Location names it",
            headers =
                    @Header(
                            name = Consistency.HEADER,
                            description = Consistency.GIVEN,
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(ref = "Role")))
    @APIResponse(responseCode = "403", description = "it would hold or stand above what is the caller's to give")
    @APIResponse(responseCode = "409", description = "there is a role of this name, or there are 500")
    @APIResponse(responseCode = "422", description = "a member is missing, unknown or not valid")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response create(String text) {
        RoleDefinition wanted =
                RoleFields.of(JsonBody.of(text, "name", "description", "level", "permissions", "takesOver", "office"));
        RoleInfo made = editing.create(wanted);
        return Response.created(
                        uri.getAbsolutePathBuilder().path(made.id().toString()).build())
                .entity(RoleBody.of(made))
                .build();
    }
}

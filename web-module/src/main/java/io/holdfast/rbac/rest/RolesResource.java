package io.holdfast.rbac.rest;

import io.holdfast.rbac.model.RoleInfo;
import io.holdfast.rbac.usecase.ListPage;
import io.holdfast.rbac.usecase.ReadingRoles;
import io.holdfast.webshared.openapi.ApiDescription;
import io.holdfast.webshared.paging.ListParameters;
import io.holdfast.webshared.paging.NextPage;
import jakarta.enterprise.context.RequestScoped;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The roles of the caller's organization. */
@Path("v1/rbac/roles")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Roles")
public class RolesResource {
    @Inject
    ReadingRoles reading;

    @Context
    UriInfo uri;

    @Schema(name = "Role")
    public record RoleBody(
            String id,

            @Schema(example = "treasurer") String name,
            String description,

            @Schema(description = "higher stands above lower; bounds who may give it and implies no permission")
            int level,

            @Schema(description = "true when it comes from a shipped pack and cannot be changed")
            boolean system,

            @Schema(description = "the keys that it holds of its own")
            List<String> permissions,

            @Schema(description = "the names of the roles that it takes over from")
            List<String> takesOver) {
        static RoleBody of(RoleInfo role) {
            return new RoleBody(
                    role.id().toString(),
                    role.name(),
                    role.description(),
                    role.level(),
                    role.system(),
                    role.permissions(),
                    role.takesOver());
        }
    }

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
            @Parameter(description = "'next' of the page before") @QueryParam("cursor") String cursor) {
        ListPage<RoleInfo> page = reading.roles(cursor, ListParameters.limit(limit));
        var answer = Response.ok(
                        new Roles(page.items().stream().map(RoleBody::of).toList(), page.next()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        return NextPage.link(answer, uri.getRequestUriBuilder(), page.next()).build();
    }
}

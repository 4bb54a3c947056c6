package io.holdfast.rbac.rest;

import io.holdfast.rbac.model.PermissionInfo;
import io.holdfast.rbac.usecase.ListPage;
import io.holdfast.rbac.usecase.MakingPermissions;
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

/** The permissions that the caller's organization knows. */
@Path("v1/rbac/permissions")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Roles")
public class PermissionsResource {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_DESCRIPTION = 500;

    @Inject
    ReadingRoles reading;

    @Inject
    MakingPermissions making;

    @Context
    UriInfo uri;

    @Schema(name = "Permission")
    public record PermissionBody(
            String id,

            @Schema(description = "the key", example = "approve:budget")
            String name,

            String description,

            @Schema(example = "budget") String resource,
            @Schema(example = "approve") String action,

            @Schema(description = "true when it comes from a shipped pack and cannot be changed")
            boolean system) {
        static PermissionBody of(PermissionInfo permission) {
            return new PermissionBody(
                    permission.id().toString(),
                    permission.name(),
                    permission.description(),
                    permission.resource(),
                    permission.action(),
                    permission.system());
        }
    }

    @Schema(name = "NewPermission")
    public record NewPermission(
            @Schema(
                    required = true,
                    description = "a verb and a noun, small letters, the noun with hyphens",
                    example = "approve:drawings",
                    maxLength = LONGEST_NAME)
            String name,

            @Schema(required = true, example = "Approve drawings for the site", maxLength = LONGEST_DESCRIPTION)
            String description) {}

    /** {@code next} is null on the last page. */
    @JsonbNillable
    @Schema(name = "PermissionList")
    public record Permissions(
            List<PermissionBody> items,

            @Schema(nullable = true, description = "cursor of the next page")
            String next) {}

    @GET
    @Operation(
            summary = "List permissions",
            description = "By key. Needs 'manage:all-users', 'manage:account-users' or 'manage:location-users'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "a page of permissions",
            headers = @Header(name = "Link", description = "rel=\"next\" while another page follows"),
            content = @Content(schema = @Schema(ref = "PermissionList")))
    @APIResponse(responseCode = "400", description = "a parameter is unknown or not valid; the problem names it")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response list(
            @Parameter(description = "how many at most", schema = @Schema(ref = ApiDescription.LIMIT))
                    @QueryParam("limit")
                    String limit,
            @Parameter(description = "'next' of the page before") @QueryParam("cursor") String cursor) {
        ListPage<PermissionInfo> page = reading.permissions(cursor, ListParameters.limit(limit));
        var answer = Response.ok(new Permissions(
                        page.items().stream().map(PermissionBody::of).toList(), page.next()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        return NextPage.link(answer, uri.getRequestUriBuilder(), page.next()).build();
    }

    @Consistency.Change
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Make a permission",
            description =
                    "One of the organization's own, for its own systems to ask about; the product's keys are refused. Needs 'manage:permissions'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "NewPermission")))
    @APIResponse(
            responseCode = "201",
            description = "made",
            headers =
                    @Header(
                            name = Consistency.HEADER,
                            description = Consistency.GIVEN,
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(ref = "Permission")))
    @APIResponse(
            responseCode = "409",
            description = "the organization has it, the product uses it, or there are 500 of one's own")
    @APIResponse(responseCode = "422", description = "a member is missing or not valid")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response create(String text) {
        var body = JsonBody.of(text, "name", "description");
        String name = body.text("name", LONGEST_NAME);
        String description = body.text("description", LONGEST_DESCRIPTION);
        body.check();
        return Response.status(Response.Status.CREATED)
                .entity(PermissionBody.of(making.create(name, description)))
                .build();
    }
}

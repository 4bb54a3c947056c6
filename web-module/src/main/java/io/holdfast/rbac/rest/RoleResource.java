package io.holdfast.rbac.rest;

import io.holdfast.rbac.usecase.EditingRoles;
import io.holdfast.rbac.usecase.ReadingRoles;
import io.holdfast.shared.id.Uuids;
import io.holdfast.webshared.JsonBody;
import io.holdfast.webshared.openapi.ApiDescription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One role of the caller's organization. */
@Path("v1/rbac/roles/{id}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Roles")
public class RoleResource {
    @Inject
    ReadingRoles reading;

    @Inject
    EditingRoles editing;

    @GET
    @Operation(
            summary = "Read a role",
            description = "Needs 'manage:all-users', 'manage:account-users' or 'manage:location-users'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(responseCode = "200", description = "the role", content = @Content(schema = @Schema(ref = "Role")))
    @APIResponse(responseCode = "404", description = "there is no such role")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response read(@PathParam("id") String id) {
        return Response.ok(RoleBody.of(reading.role(Uuids.parse("id", id))))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @Consistency.Change
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Change a role",
            description =
                    "Into what is given, members that are absent being empty. Whoever holds it, or a role that takes over from it, has the new rights on every node when this returns. Nobody changes what they hold themselves. Needs 'manage:permissions'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "ChangedRole")))
    @APIResponse(
            responseCode = "200",
            description = "the role as it is now",
            headers =
                    @Header(
                            name = Consistency.HEADER,
                            description = Consistency.GIVEN,
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(ref = "Role")))
    @APIResponse(
            responseCode = "403",
            description = "somebody would gain what is not the caller's to give, or stands above the caller")
    @APIResponse(responseCode = "404", description = "there is no such role")
    @APIResponse(
            responseCode = "409",
            description =
                    "a shipped role, a name that is taken, a circle of roles, roles that are kept apart, or another version")
    @APIResponse(responseCode = "422", description = "a member is missing, unknown or not valid")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response change(@PathParam("id") String id, String text) {
        JsonBody body =
                JsonBody.of(text, "name", "description", "level", "permissions", "takesOver", "office", "version");
        long version = body.number("version", 1, Long.MAX_VALUE);
        return Response.ok(RoleBody.of(editing.change(Uuids.parse("id", id), version, RoleFields.of(body))))
                .build();
    }

    @Consistency.Change
    @DELETE
    @Operation(
            summary = "Remove a role",
            description =
                    "One that nobody holds or ever held. Roles that took over from it go on without. Needs 'manage:permissions'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "204",
            description = "removed",
            headers =
                    @Header(
                            name = Consistency.HEADER,
                            description = Consistency.GIVEN,
                            schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "403", description = "it is not the caller's to change")
    @APIResponse(responseCode = "404", description = "there is no such role")
    @APIResponse(
            responseCode = "409",
            description = "a shipped role, one that is or was assigned, or one in the permission settings")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response remove(@PathParam("id") String id) {
        editing.remove(Uuids.parse("id", id));
        return Response.noContent().build();
    }
}

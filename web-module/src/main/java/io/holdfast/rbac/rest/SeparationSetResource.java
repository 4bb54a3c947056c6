package io.holdfast.rbac.rest;

import io.holdfast.rbac.usecase.ReadingSeparation;
import io.holdfast.rbac.usecase.SeparatingDuties;
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

/** One set of roles that the caller's organization keeps apart. */
@Path("v1/rbac/separation-sets/{id}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Roles")
public class SeparationSetResource {
    @Inject
    ReadingSeparation reading;

    @Inject
    SeparatingDuties separating;

    @GET
    @Operation(summary = "Read a set of roles that are kept apart", description = "Needs 'manage:permissions'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "the set",
            content = @Content(schema = @Schema(ref = "SeparationSet")))
    @APIResponse(responseCode = "404", description = "there is no such set")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response read(@PathParam("id") String id) {
        return Response.ok(SeparationSetBody.of(reading.set(Uuids.parse("id", id))))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @Consistency.Change
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Change a set of roles that are kept apart",
            description =
                    "Into what is given. Refused when somebody has what it would forbid, with the first 100 of those. Needs 'manage:permissions'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "ChangedSeparationSet")))
    @APIResponse(
            responseCode = "200",
            description = "the set as it is now",
            headers =
                    @Header(
                            name = Consistency.HEADER,
                            description = Consistency.GIVEN,
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(ref = "SeparationSet")))
    @APIResponse(responseCode = "403", description = "a role stands above the one by which the caller may do this")
    @APIResponse(responseCode = "404", description = "there is no such set")
    @APIResponse(
            responseCode = "409",
            description = "somebody has the roles together, the name is taken, or another version")
    @APIResponse(responseCode = "422", description = "a member is missing, unknown or not valid")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response change(@PathParam("id") String id, String text) {
        var body = JsonBody.of(text, "name", "description", "cardinality", "roles", "version");
        long version = body.number("version", 1, Long.MAX_VALUE);
        return Response.ok(SeparationSetBody.of(
                        separating.change(Uuids.parse("id", id), version, SeparationSetFields.of(body))))
                .build();
    }

    @Consistency.Change
    @DELETE
    @Operation(summary = "Stop keeping roles apart", description = "The set is removed. Needs 'manage:permissions'.")
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
    @APIResponse(responseCode = "403", description = "a role stands above the one by which the caller may do this")
    @APIResponse(responseCode = "404", description = "there is no such set")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response remove(@PathParam("id") String id) {
        separating.remove(Uuids.parse("id", id));
        return Response.noContent().build();
    }
}

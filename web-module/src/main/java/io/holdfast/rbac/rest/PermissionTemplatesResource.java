package io.holdfast.rbac.rest;

import io.holdfast.rbac.usecase.ReadingTemplates;
import io.holdfast.webshared.openapi.ApiDescription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which version of the shipped templates an organization has. */
@Path("admin/permission-templates")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Roles")
public class PermissionTemplatesResource {
    @Inject
    ReadingTemplates reading;

    @GET
    @Operation(
            summary = "Templates of an organization",
            description =
                    "By pack and module: the version that the organization has, and the newest. Needs 'manage:permissions' for the"
                            + " organization.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "the templates",
            content = @Content(schema = @Schema(ref = "PermissionTemplates")))
    @APIResponse(responseCode = "404", description = "no such organization lies below the caller's")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response list(@Parameter(description = Addressed.WHOSE) @QueryParam("organizationId") String organization) {
        return Response.ok(PermissionTemplatesBody.of(reading.all(Addressed.organization(organization))))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}

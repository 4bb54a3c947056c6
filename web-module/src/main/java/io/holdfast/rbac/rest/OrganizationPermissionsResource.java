package io.holdfast.rbac.rest;

import io.holdfast.rbac.usecase.ChangingOrganizationSettings;
import io.holdfast.rbac.usecase.OrganizationSettings;
import io.holdfast.rbac.usecase.ReadingOrganizationSettings;
import io.holdfast.webshared.openapi.ApiDescription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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

/** What the roles of an organization hold, and what it changes of that. */
@Path("admin/organization-permissions")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Roles")
public class OrganizationPermissionsResource {
    private static final String ETAG_SAYS = "of these settings; for If-Match";

    @Inject
    ReadingOrganizationSettings reading;

    @Inject
    ChangingOrganizationSettings changing;

    @GET
    @Operation(
            summary = "What roles hold",
            description =
                    "Every permission of the organization by module, with the roles that hold it or of which something is"
                            + " changed, without what roles take over from each other. Needs 'manage:permissions' for the organization.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "the settings",
            headers = @Header(name = "ETag", description = ETAG_SAYS, schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(ref = "OrganizationPermissions")))
    @APIResponse(responseCode = "404", description = "no such organization lies below the caller's")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response read(@Parameter(description = Addressed.WHOSE) @QueryParam("organizationId") String organization) {
        return answer(reading.of(Addressed.organization(organization)));
    }

    @Consistency.Change
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Change what roles hold",
            description =
                    "Of each permission that is named, exactly the named roles are changed afterwards; permissions that are"
                            + " not named stay as they are. All or nothing. LOCK names a role that holds the permission in every organization"
                            + " below, where nobody else then does. It holds on every node when this returns. Needs 'manage:permissions' for"
                            + " the organization.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(ref = "NewOrganizationPermissions")))
    @APIResponse(
            responseCode = "200",
            description = "the settings since",
            headers = {
                @Header(name = "ETag", description = ETAG_SAYS, schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = Consistency.HEADER,
                        description = Consistency.GIVEN,
                        schema = @Schema(type = SchemaType.STRING))
            },
            content = @Content(schema = @Schema(ref = "OrganizationPermissions")))
    @APIResponse(
            responseCode = "403",
            description = "a role stands above the caller's, the caller does not hold what would be given, or could"
                    + " not change this any more")
    @APIResponse(responseCode = "404", description = "no such organization lies below the caller's")
    @APIResponse(responseCode = "409", description = "an organization above has locked one of the permissions")
    @APIResponse(responseCode = "412", description = "the settings are not those of If-Match any more")
    @APIResponse(responseCode = "422", description = "a permission, module, role or effect is not known here")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response change(
            @Parameter(description = Addressed.WHOSE) @QueryParam("organizationId") String organization,
            @Parameter(description = "the ETag of what was read; absent: whatever it is")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    String version,
            String text) {
        var sent = SettingsBody.read(text, Addressed.organization(organization));
        return answer(changing.change(sent.organization(), sent.changes(), Addressed.tag(version)));
    }

    private static Response answer(OrganizationSettings settings) {
        return Response.ok(OrganizationPermissionsBody.of(settings))
                .tag(new EntityTag(settings.version()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}

package io.holdfast.rbac.rest;

import io.holdfast.rbac.model.PermissionTemplate;
import io.holdfast.rbac.usecase.ChoosingTemplates;
import io.holdfast.rbac.usecase.ReadingTemplates;
import io.holdfast.rbac.usecase.TemplateVersion;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.webshared.openapi.ApiDescription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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

/** The template of one module: its versions, and which one an organization has. */
@Path("admin/permission-templates/{pack}/{module}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Roles")
public class PermissionTemplateResource {
    private static final String ETAG_SAYS = "of the organization's choice; for If-Match";

    @Inject
    ReadingTemplates reading;

    @Inject
    ChoosingTemplates choosing;

    @GET
    @Operation(
            summary = "A version of a template",
            description =
                    "What shipped roles hold by it, and what they would gain and lose beside the version that the organization has."
                            + " Needs 'manage:permissions' for the organization.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "the version",
            headers = @Header(name = "ETag", description = ETAG_SAYS, schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(ref = "PermissionTemplateVersion")))
    @APIResponse(
            responseCode = "404",
            description =
                    "no such organization lies below the caller's, or it has no such template, or there is no such version")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response read(
            @PathParam("pack") String pack,
            @PathParam("module") String module,
            @Parameter(description = Addressed.WHOSE) @QueryParam("organizationId") String organization,
            @Parameter(description = "from 1; absent: the newest", schema = @Schema(type = SchemaType.INTEGER))
                    @QueryParam("version")
                    String version) {
        TemplateVersion found = reading.version(Addressed.organization(organization), pack, module, number(version));
        return answer(TemplateVersionBody.of(found), found.template());
    }

    @Consistency.Change
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Choose a version of a template",
            description =
                    "An older one too. What shipped roles hold by the template is that of the version when this returns, on every node."
                            + " By a version that is kept nobody gains what is not the caller's to give. Needs 'manage:permissions' for the organization.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(ref = "ChosenPermissionTemplate")))
    @APIResponse(
            responseCode = "200",
            description = "what the organization has now",
            headers = {
                @Header(name = "ETag", description = ETAG_SAYS, schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = Consistency.HEADER,
                        description = Consistency.GIVEN,
                        schema = @Schema(type = SchemaType.STRING))
            },
            content = @Content(schema = @Schema(ref = "PermissionTemplate")))
    @APIResponse(responseCode = "403", description = "somebody would gain what is not the caller's to give")
    @APIResponse(
            responseCode = "404",
            description = "no such organization lies below the caller's, or it has no such template")
    @APIResponse(responseCode = "412", description = "the choice is not that of If-Match any more")
    @APIResponse(
            responseCode = "422",
            description = "the version is not published, or not the newest that is to be followed")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response choose(
            @PathParam("pack") String pack,
            @PathParam("module") String module,
            @Parameter(description = Addressed.WHOSE) @QueryParam("organizationId") String organization,
            @Parameter(description = "the ETag of what was read; absent: whatever it is")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    String expected,
            String text) {
        PermissionTemplate chosen = choosing.choose(
                Addressed.organization(organization),
                TemplateChoiceBody.read(pack, module, text),
                Addressed.tag(expected));
        return answer(PermissionTemplatesBody.TemplateBody.of(chosen), chosen);
    }

    private static Integer number(String version) {
        if (version == null) {
            return null;
        }
        try {
            return Integer.valueOf(version);
        } catch (NumberFormatException e) {
            throw new DomainException(ProblemCode.INVALID_PARAMETER, "'version' is a whole number from 1.");
        }
    }

    private static Response answer(Object body, PermissionTemplate template) {
        return Response.ok(body)
                .tag(new EntityTag(template.tag()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}

package io.holdfast.tenancy.rest;

import io.holdfast.identity.usecase.EnteringOrganizations;
import io.holdfast.identity.usecase.LeavingOrganization;
import io.holdfast.identity.usecase.Reasons;
import io.holdfast.rbac.rest.Fields;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.security.TenantSwitch;
import io.holdfast.webshared.JsonBody;
import io.holdfast.webshared.openapi.ApiDescription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A platform administrator acts in another organization, in the session that they have. */
@Path("admin/tenant-switch")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Platform")
public class TenantSwitchResource {
    private static final int LONGEST_ID = 40;

    @Inject
    EnteringOrganizations entering;

    @Inject
    LeavingOrganization leaving;

    @Schema(name = "NewTenantSwitch")
    public record NewSwitch(
            @Schema(required = true, example = "018f0000-0000-7000-8000-00000000beef")
            String organizationId,

            @Schema(
                    required = true,
                    description = "why, for both logs",
                    minLength = Reasons.SHORTEST,
                    maxLength = Reasons.LONGEST,
                    example = "Their president is locked out, ticket 4711")
            String reason) {}

    @Schema(name = "TenantSwitch")
    public record SwitchBody(
            @Schema(description = "under which both logs have it")
            String id,

            String organizationId,

            @Schema(example = "Oak PTO") String organization,

            @Schema(ref = ApiDescription.TIME) Instant since,

            @Schema(ref = ApiDescription.TIME) Instant until) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Enter an organization",
            description =
                    "The session, its cookie and its access tokens, acts in that organization from now on, until it leaves, is signed out, or the time is"
                            + " over. Each event names the person and the switch, and the organization's log has the beginning and the end, too. Needs"
                            + " 'manage:tenants', which nobody has inside: leave one before entering the next.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "NewTenantSwitch")))
    @APIResponse(
            responseCode = "201",
            description = "entered",
            content = @Content(schema = @Schema(ref = "TenantSwitch")))
    @APIResponse(responseCode = "404", description = "there is no such active organization")
    @APIResponse(responseCode = "409", description = "the session is in another one, or has just been")
    @APIResponse(responseCode = "422", description = "a member is missing or not valid")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response enter(String text) {
        var body = JsonBody.of(text, "organizationId", "reason");
        String id = body.text("organizationId", LONGEST_ID);
        String reason = body.text("reason", Reasons.LONGEST);
        body.check();
        var organization = new TenantId(Fields.id("/organizationId", id));
        TenantSwitch entered = entering.enter(organization, reason.strip());
        return Response.status(Response.Status.CREATED)
                .entity(new SwitchBody(
                        entered.id().toString(),
                        organization.toString(),
                        entered.organization(),
                        entered.begunAt(),
                        entered.endsAt()))
                .build();
    }

    @DELETE
    @Operation(summary = "Leave the organization", description = "The session acts where it belongs again.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(responseCode = "204", description = "left")
    @APIResponse(responseCode = "404", description = "the session is where it belongs")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response leave() {
        leaving.leave();
        return Response.noContent().build();
    }
}

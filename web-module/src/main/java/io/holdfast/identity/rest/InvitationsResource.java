package io.holdfast.identity.rest;

import io.holdfast.identity.usecase.OperatorInvitations;
import io.holdfast.identity.usecase.OperatorInvitations.NewTenant;
import io.holdfast.webshared.JsonBody;
import io.holdfast.webshared.openapi.ApiDescription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
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

/** What {@code ./holdfast user …} calls: the operator makes the first people of an installation. */
@Path("operator/invitations")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operator")
public class InvitationsResource {
    @Inject
    OperatorInvitations inviting;

    @Schema(name = "NewInvitation")
    public record NewInvitation(
            @Schema(required = true) String email,
            @Schema(required = true) String name,

            @Schema(required = true, description = "slug of the organization")
            String tenant,

            @Schema(description = "name of a role; the administrator's when absent")
            String role,

            @Schema(description = "slug of the client organization")
            String account,

            @Schema(description = "makes the organization first, when there is none with that slug")
            TenantToCreate createTenant,

            @Schema(
                    description = "of the mail; what is known of the reader or the organization when absent",
                    enumeration = {"en", "de", "fr", "es"})
            String language) {}

    public record TenantToCreate(String name, String kind) {}

    @Schema(name = "Invitation")
    public record Invitation(
            String invitation,

            String signupUrl,

            @Schema(ref = ApiDescription.TIME) Instant expiresAt,

            @Schema(description = "the link goes to the invited person by mail, too")
            boolean mailed) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Invite a person",
            description = "Needs 'Authorization: Operator …' with this installation's operator token.")
    @SecurityRequirement(name = ApiDescription.OPERATOR)
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "NewInvitation")))
    @APIResponse(
            responseCode = "201",
            description = "invited; the link is answered this once",
            content = @Content(schema = @Schema(ref = "Invitation")))
    @APIResponse(responseCode = "422", description = "unknown organization, role, account or language")
    @APIResponse(responseCode = "429", description = "too many mails within the last hour")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response invite(String text) {
        var body = JsonBody.of(text, "email", "name", "tenant", "role", "account", "createTenant", "language");
        String email = body.text("email", 255);
        String name = body.text("name", 255);
        String tenant = body.text("tenant", 63);
        String role = body.optionalText("role", 50);
        String account = body.optionalText("account", 63);
        String language = body.optionalText("language", 35);
        var create = body.optionalObject("createTenant", "name", "kind");
        NewTenant newTenant = create == null ? null : new NewTenant(create.text("name", 255), create.text("kind", 50));
        body.check();
        var invited = inviting.invite(email, name, tenant, role, account, newTenant, language);
        return Response.status(Response.Status.CREATED)
                .entity(new Invitation(
                        invited.token(), invited.link().toString(), invited.expiresAt(), invited.mailed()))
                .build();
    }
}

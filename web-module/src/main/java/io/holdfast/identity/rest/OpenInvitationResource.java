package io.holdfast.identity.rest;

import io.holdfast.identity.usecase.AdministeringInvitations;
import io.holdfast.shared.id.Uuids;
import io.holdfast.webshared.openapi.ApiDescription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** An invitation that nobody has accepted yet. */
@Path("admin/invitations/{id}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "People")
public class OpenInvitationResource {
    @Inject
    AdministeringInvitations inviting;

    @POST
    @Path("resend")
    @Operation(
            summary = "Send an invitation again",
            description = "With a new link and a new end; the link before is worth nothing from then on. Needs"
                    + " 'manage:all-users', 'manage:account-users' or 'manage:location-users'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(responseCode = "200", description = "on its way", content = @Content(schema = @Schema(ref = "Person")))
    @APIResponse(responseCode = "403", description = "its role is not the caller's to give there")
    @APIResponse(responseCode = "404", description = "none is open where the caller looks after people")
    @APIResponse(responseCode = "409", description = "the person is a member, or the role would have ended")
    @APIResponse(responseCode = "429", description = "too many mails within the last hour")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public PersonBody resend(@PathParam("id") String id) {
        return PersonBody.of(inviting.renew(Uuids.parse("id", id)));
    }

    @DELETE
    @Operation(
            summary = "Withdraw an invitation",
            description = "Its link is worth nothing from then on. Needs 'manage:all-users', 'manage:account-users' or"
                    + " 'manage:location-users'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(responseCode = "204", description = "withdrawn")
    @APIResponse(responseCode = "403", description = "its role is not the caller's to give there")
    @APIResponse(responseCode = "404", description = "none is open where the caller looks after people")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response withdraw(@PathParam("id") String id) {
        inviting.revoke(Uuids.parse("id", id));
        return Response.noContent().build();
    }
}

package io.holdfast.rbac.rest;

import io.holdfast.identity.usecase.Reasons;
import io.holdfast.rbac.usecase.ApprovingEmergencyAccess;
import io.holdfast.rbac.usecase.EndingEmergencyAccess;
import io.holdfast.rbac.usecase.OpeningEmergencyAccess;
import io.holdfast.shared.id.Uuids;
import io.holdfast.webshared.JsonBody;
import io.holdfast.webshared.openapi.ApiDescription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is done with one emergency access: opened, ended, withdrawn. */
@Path("v1/rbac/emergency-access/{id}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Emergency access")
public class EmergencyAccessDeedsResource {
    private static final int LONGEST_PASSWORD = 1024;

    @Inject
    ApprovingEmergencyAccess approving;

    @Inject
    OpeningEmergencyAccess opening;

    @Inject
    EndingEmergencyAccess ending;

    @Schema(name = "NewEmergencyOpening")
    public record NewOpening(
            @Schema(
                    required = true,
                    description = "what has happened",
                    minLength = Reasons.SHORTEST,
                    maxLength = Reasons.LONGEST,
                    example = "The vendor has to be paid today, nobody else is here")
            String reason,

            @Schema(required = true, description = "the caller's own, once more", example = "holdfast-demo")
            String password,

            @Schema(
                    nullable = true,
                    minimum = "1",
                    maximum = "240",
                    example = "60",
                    description = "absent: as long as was approved")
            Integer minutes) {}

    @DELETE
    @Operation(
            summary = "Withdraw an approval of emergency access",
            description = "What is open by it goes on until it is ended. Needs 'manage:all-users'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(responseCode = "204", description = "withdrawn")
    @APIResponse(responseCode = "404", description = "there is no such approval")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response withdraw(@PathParam("id") String id) {
        approving.withdraw(Uuids.parse("id", id));
        return Response.noContent().build();
    }

    @POST
    @Path("open")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Open one's emergency access",
            description =
                    "The caller has the role on every node when this returns, until the given time is over. The administrators are told at once, and somebody else has to review it"
                            + " before the next one. Roles that are kept apart stay apart.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "NewEmergencyOpening")))
    @APIResponse(
            responseCode = "200",
            description = "open",
            content = @Content(schema = @Schema(ref = "EmergencyOpening")))
    @APIResponse(responseCode = "404", description = "there is no such approval for the caller")
    @APIResponse(
            responseCode = "409",
            description =
                    "it has run out, the last one waits for a review, or the caller has that role or one that is kept apart from it")
    @APIResponse(responseCode = "422", description = "reason, password or time are missing or not right")
    @APIResponse(responseCode = "429", description = "too many wrong passwords; see Retry-After")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public EmergencyOpeningBody open(@PathParam("id") String id, String text) {
        var access = Uuids.parse("id", id);
        var body = JsonBody.of(text, "reason", "password", "minutes");
        String reason = body.text("reason", Reasons.LONGEST);
        String password = body.text("password", LONGEST_PASSWORD);
        Integer minutes =
                body.has("minutes") ? (int) body.number("minutes", 1, ApprovingEmergencyAccess.LONGEST_MINUTES) : null;
        body.check();
        return EmergencyOpeningBody.of(opening.open(access, reason.strip(), password, minutes));
    }

    @POST
    @Path("end")
    @Operation(
            summary = "End an emergency access before its time",
            description =
                    "One's own, or anybody's for whoever holds 'manage:all-users'. The role is gone on every node when this returns.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "ended; it waits for its review",
            content = @Content(schema = @Schema(ref = "EmergencyOpening")))
    @APIResponse(responseCode = "404", description = "there is no such approval, or it was never opened")
    @APIResponse(responseCode = "409", description = "it is over already")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public EmergencyOpeningBody end(@PathParam("id") String id) {
        return EmergencyOpeningBody.of(ending.end(Uuids.parse("id", id)));
    }
}

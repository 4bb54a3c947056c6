package io.holdfast.identity.rest;

import io.holdfast.identity.usecase.ManagingUsers;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.webshared.JsonBody;
import io.holdfast.webshared.openapi.ApiDescription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whether a member of the caller's organization may act. */
@Path("admin/users/{id}/status")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "People")
public class UserStatusResource {
    private static final String ACTIVE = "ACTIVE";
    private static final String DISABLED = "DISABLED";
    private static final int LONGEST_REASON = 500;

    @Inject
    ManagingUsers managing;

    @Schema(name = "NewUserStatus")
    public record NewStatus(
            @Schema(
                    required = true,
                    enumeration = {ACTIVE, DISABLED})
            String status,

            @Schema(required = true, description = "why, for the audit log", maxLength = LONGEST_REASON)
            String reason) {}

    @Schema(name = "UserStatus")
    public record Status(
            String id,

            @Schema(enumeration = {ACTIVE, DISABLED}) String status,

            @Schema(description = "how many sessions that ended")
            int endedSessions) {}

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Disable a person, or let them in again",
            description =
                    "Somebody who has no more than the caller may hand on. A disabled person's sessions are over on"
                            + " every node when this returns. Needs 'manage:all-users', 'manage:account-users' or"
                            + " 'manage:location-users'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "NewUserStatus")))
    @APIResponse(
            responseCode = "200",
            description = "as wished",
            content = @Content(schema = @Schema(ref = "UserStatus")))
    @APIResponse(
            responseCode = "403",
            description = "the member has, or would have back, a role that is not the caller's to give")
    @APIResponse(responseCode = "404", description = "the caller looks after no such member")
    @APIResponse(responseCode = "409", description = "nobody disables themselves")
    @APIResponse(responseCode = "422", description = "status or reason is missing or not valid")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Status setStatus(@PathParam("id") String id, String text) {
        var user = new UserId(Uuids.parse("id", id));
        var body = JsonBody.of(text, "status", "reason");
        String status = body.text("status", 20);
        String reason = body.text("reason", LONGEST_REASON);
        body.check();
        if (!status.equals(ACTIVE) && !status.equals(DISABLED)) {
            String detail = "must be " + ACTIVE + " or " + DISABLED + ".";
            throw new DomainException(
                    ProblemCode.INVALID_FIELD, "'status' " + detail, List.of(new FieldError("/status", detail)));
        }
        var changed = managing.setStatus(user, status.equals(ACTIVE), reason);
        return new Status(changed.user().toString(), status, changed.endedSessions());
    }
}

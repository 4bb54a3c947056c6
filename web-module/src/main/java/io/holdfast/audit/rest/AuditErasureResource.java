package io.holdfast.audit.rest;

import io.holdfast.audit.usecase.ErasingValues;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.webshared.JsonBody;
import io.holdfast.webshared.openapi.ApiDescription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Erases what the audit log holds of a person in clear. */
@Path("admin/users/{id}/erase-audit-values")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit log")
public class AuditErasureResource {
    private static final int LONGEST_REASON = 500;

    @Inject
    ErasingValues erasing;

    @Schema(name = "NewAuditErasure")
    public record NewErasure(
            @Schema(required = true, description = "why, for the audit log", maxLength = LONGEST_REASON)
            String reason) {}

    @Schema(name = "AuditErasure")
    public record Erasure(
            String user,

            @Schema(description = "how many values are gone")
            long values) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Erase a person's values in the audit log",
            description =
                    "Address, user agent, name and what else the log holds of the person, for good. The events stay and"
                            + " still verify. Needs 'manage:audit'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "NewAuditErasure")))
    @APIResponse(
            responseCode = "200",
            description = "erased",
            content = @Content(schema = @Schema(ref = "AuditErasure")))
    @APIResponse(responseCode = "400", description = "the id is not an identifier, or the body cannot be read")
    @APIResponse(responseCode = "404", description = "the log holds nothing of such a person")
    @APIResponse(responseCode = "409", description = "a legal hold keeps the values, or they are the caller's own")
    @APIResponse(responseCode = "422", description = "the reason is missing or too long")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Erasure erase(@PathParam("id") String id, String text) {
        var user = new UserId(Uuids.parse("id", id));
        var body = JsonBody.of(text, "reason");
        String reason = body.text("reason", LONGEST_REASON);
        body.check();
        return new Erasure(user.toString(), erasing.erase(user, reason));
    }
}

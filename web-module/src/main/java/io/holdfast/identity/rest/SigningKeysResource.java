package io.holdfast.identity.rest;

import io.holdfast.identity.usecase.RotatingKeys;
import io.holdfast.webshared.JsonBody;
import io.holdfast.webshared.openapi.ApiDescription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The keys that sign access tokens, for administrators of the platform. Their public halves are at /.well-known/jwks.json. */
@Path("admin/signing-keys")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
public class SigningKeysResource {
    private static final int LONGEST_REASON = 500;

    @Inject
    RotatingKeys rotating;

    @Schema(name = "KeyRotation")
    public record Rotation(
            @Schema(required = true, description = "why, for the audit log", maxLength = LONGEST_REASON)
            String reason) {}

    @Schema(name = "RotatedKeys")
    public record Rotated(
            @Schema(description = "id of the key that signs from now on")
            String id,

            @Schema(description = "how many keys were withdrawn")
            int withdrawn) {}

    @POST
    @Path("rotate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Withdraw the signing keys and make a new one",
            description =
                    "Needs 'manage:system' of the platform. Access tokens that were issued before are refused on every"
                            + " node when this returns, the caller's too; sessions stay open.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "KeyRotation")))
    @APIResponse(
            responseCode = "200",
            description = "rotated",
            content = @Content(schema = @Schema(ref = "RotatedKeys")))
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Rotated rotate(String text) {
        var body = JsonBody.of(text, "reason");
        String reason = body.text("reason", LONGEST_REASON);
        body.check();
        var rotated = rotating.rotate(reason);
        return new Rotated(rotated.id(), rotated.withdrawn());
    }
}

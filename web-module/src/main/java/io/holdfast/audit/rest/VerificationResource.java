package io.holdfast.audit.rest;

import io.holdfast.audit.usecase.VerifyingAudit;
import io.holdfast.webshared.openapi.ApiDescription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Has the caller's organization's log verified where it stands. Who does not trust this server downloads a bundle instead. */
@Path("v1/audit-logs")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit log")
public class VerificationResource {
    @Inject
    VerifyingAudit verifying;

    @POST
    @Path("verify")
    @Operation(
            summary = "Verify the audit log",
            description =
                    "Reads the whole log again in the background: bytes, columns, chain, tree, checkpoints and mirror."
                            + " While one is under way it is that one. Needs 'view:audit-logs' for the whole organization.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "202",
            description = "under way",
            content = @Content(schema = @Schema(ref = "AuditVerification")))
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response verify() {
        return Response.accepted(VerificationBody.of(verifying.start())).build();
    }

    @GET
    @Path("verification")
    @Operation(summary = "Tell how verifications went", description = "The latest five, newest first.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "how far each is and what it found",
            content = @Content(schema = @Schema(ref = "AuditVerificationList")))
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response verification() {
        return Response.ok(VerificationListBody.of(verifying.latest()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}

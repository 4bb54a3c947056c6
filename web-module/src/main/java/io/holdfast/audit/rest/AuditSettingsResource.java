package io.holdfast.audit.rest;

import io.holdfast.audit.usecase.KeepingEvents;
import io.holdfast.webshared.JsonBody;
import io.holdfast.webshared.openapi.ApiDescription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How long the caller's organization keeps its audit log. */
@Path("admin/audit-settings")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit log")
public class AuditSettingsResource {
    private static final int LONGEST_PERIOD = 20;

    @Inject
    KeepingEvents keeping;

    @Schema(name = "NewAuditSettings")
    public record NewSettings(
            @Schema(
                    required = true,
                    description = "years, months and days",
                    example = "P7Y",
                    maxLength = LONGEST_PERIOD)
            String retention) {}

    @Schema(name = "AuditSettings")
    public record Settings(
            @Schema(description = "how long events are kept", example = "P7Y")
            String retention,

            @Schema(description = "what no organization goes below", example = "P1Y")
            String minimum,

            @Schema(description = "false when it is the platform's default")
            boolean chosen) {
        static Settings of(KeepingEvents.Settings settings) {
            return new Settings(
                    settings.retention().toString(), settings.minimum().toString(), settings.chosen());
        }
    }

    @GET
    @Operation(summary = "How long events are kept", description = "Needs 'view:audit-logs' or 'manage:audit'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "the settings",
            content = @Content(schema = @Schema(ref = "AuditSettings")))
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response read() {
        return answer(keeping.settings());
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Change how long events are kept",
            description =
                    "Needs 'manage:audit'. Older events are removed by a job; an event of the log says so before.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "NewAuditSettings")))
    @APIResponse(
            responseCode = "200",
            description = "the settings since",
            content = @Content(schema = @Schema(ref = "AuditSettings")))
    @APIResponse(responseCode = "400", description = "the body cannot be read")
    @APIResponse(responseCode = "422", description = "no period, or one shorter than the platform's minimum")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response change(String text) {
        var body = JsonBody.of(text, "retention");
        String retention = body.text("retention", LONGEST_PERIOD);
        body.check();
        return answer(keeping.keepFor(retention));
    }

    private static Response answer(KeepingEvents.Settings settings) {
        return Response.ok(Settings.of(settings))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}

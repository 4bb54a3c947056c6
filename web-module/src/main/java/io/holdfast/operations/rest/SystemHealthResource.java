package io.holdfast.operations.rest;

import static io.holdfast.shared.json.SharedJson.JSON;

import io.holdfast.operations.HealthPart;
import io.holdfast.operations.usecase.ReadingSystemHealth;
import io.holdfast.operations.usecase.SystemHealth;
import io.holdfast.webshared.openapi.ApiDescription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How this node and what it depends on stand, for administrators. */
@Path("admin/system-health")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
public class SystemHealthResource {
    @Inject
    ReadingSystemHealth reading;

    @Schema(name = "SystemHealthPart")
    public record Part(
            @Schema(example = "database") String name,

            @Schema(enumeration = {"up", "degraded", "down", "off"})
            String status,

            @Schema(description = "for people", example = "It answers in 1 ms.")
            String summary,

            @Schema(description = "what to do; absent when nothing is")
            String advice,

            @Schema(ref = ApiDescription.TIME) Instant checkedAt,

            @Schema(type = SchemaType.OBJECT) JsonObject details) {
        static Part of(HealthPart part) {
            return new Part(
                    part.name(),
                    part.status().word(),
                    part.summary(),
                    part.advice(),
                    part.checkedAt(),
                    JSON.createObjectBuilder(part.details()).build());
        }
    }

    @Schema(name = "SystemHealth")
    public record Body(
            @Schema(
                    description = "the worst of the parts",
                    enumeration = {"up", "degraded", "down"})
            String status,

            @Schema(ref = ApiDescription.TIME) Instant checkedAt,

            String version,
            @Schema(example = "production") String environment,

            @Schema(description = "seconds since the node's process started")
            long uptime,

            List<Part> parts) {
        static Body of(SystemHealth health) {
            return new Body(
                    health.status().word(),
                    health.checkedAt(),
                    health.version(),
                    health.environment(),
                    health.uptime().toSeconds(),
                    health.parts().stream().map(Part::of).toList());
        }
    }

    @GET
    @Operation(
            summary = "How the system stands",
            description = "Needs 'manage:system'. Answers 200 also when a part is down: the answer says so. Zoho is not"
                    + " called; its part tells what the last calls met.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "every part with its status",
            content = @Content(schema = @Schema(ref = "SystemHealth")))
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response current() {
        return Response.ok(Body.of(reading.current()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}

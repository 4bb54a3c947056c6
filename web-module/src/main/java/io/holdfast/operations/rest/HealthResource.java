package io.holdfast.operations.rest;

import io.holdfast.webshared.auth.Open;
import io.holdfast.webshared.openapi.ApiDescription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A sign of life for people and simple probes. Whether the node can work is what {@code /health/ready} says. */
@Path("health")
@ApplicationScoped
@Tag(name = "Operations")
public class HealthResource {
    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "holdfast.environment")
    String environment;

    @Inject
    @ConfigProperty(name = "holdfast.product.version")
    String version;

    /** @param uptime seconds since the node's process started */
    @Schema(name = "Health")
    public record Health(
            String status,

            @Schema(ref = ApiDescription.TIME) Instant timestamp,

            long uptime,
            String environment,
            String version) {}

    @GET
    @Open
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "A sign of life")
    @APIResponse(
            responseCode = "200",
            description = "the process answers",
            content = @Content(schema = @Schema(ref = "Health")))
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Health health() {
        long uptime = ManagementFactory.getRuntimeMXBean().getUptime() / 1000;
        return new Health("healthy", clock.instant(), uptime, environment, version);
    }
}

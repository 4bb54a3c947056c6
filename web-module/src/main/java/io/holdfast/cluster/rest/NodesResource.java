package io.holdfast.cluster.rest;

import io.holdfast.cluster.usecase.DrainingNodes;
import io.holdfast.cluster.usecase.ReadingNodes;
import io.holdfast.shared.id.Uuids;
import io.holdfast.webshared.openapi.ApiDescription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The nodes of this installation, for administrators. */
@Path("admin/nodes")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
public class NodesResource {
    @Inject
    ReadingNodes reading;

    @Inject
    DrainingNodes draining;

    @Schema(name = "NodeList")
    public record Nodes(List<NodeBody> items) {}

    @Schema(name = "DrainingNode")
    public record Draining(
            String id,
            String name,
            @Schema(example = "DRAINING") String state) {
        static Draining of(DrainingNodes.Draining node) {
            return new Draining(node.id().toString(), node.name(), "DRAINING");
        }
    }

    @GET
    @Operation(
            summary = "List the nodes",
            description = "Needs 'manage:system'. Those that gave a sign of life within the last day, by name.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "all nodes",
            content = @Content(schema = @Schema(ref = "NodeList")))
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response list() {
        return Response.ok(new Nodes(reading.all().stream().map(NodeBody::of).toList()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @POST
    @Path("{id}/drain")
    @Operation(
            summary = "Drain a node",
            description =
                    "Needs 'manage:system' of the platform. The node is not ready any more, takes no background work and"
                            + " finishes what it does. Only a restart makes it serve again.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "202",
            description = "ordered; the node hears of it within seconds",
            content = @Content(schema = @Schema(ref = "DrainingNode")))
    @APIResponse(responseCode = "404", description = "no such node runs")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response drain(@PathParam("id") String id) {
        return Response.accepted(Draining.of(draining.drain(Uuids.parse("id", id))))
                .build();
    }
}

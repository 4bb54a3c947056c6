package io.holdfast.cluster.rest;

import io.holdfast.cluster.usecase.DrainingNodes;
import io.holdfast.webshared.openapi.ApiDescription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the launcher calls before it stops a node: the node that answers drains. */
@Path("operator/drain")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operator")
public class OperatorDrainResource {
    @Inject
    DrainingNodes draining;

    @POST
    @Operation(
            summary = "Drain this node",
            description = "Needs 'Authorization: Operator …' with this installation's operator token.")
    @SecurityRequirement(name = ApiDescription.OPERATOR)
    @APIResponse(
            responseCode = "202",
            description = "ordered; /health/ready answers 503 within seconds",
            content = @Content(schema = @Schema(ref = "DrainingNode")))
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response drain() {
        return Response.accepted(NodesResource.Draining.of(draining.drainThisNode()))
                .build();
    }
}

package io.holdfast.cluster.rest;

import io.holdfast.cluster.usecase.NodeView;
import io.holdfast.webshared.openapi.ApiDescription;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A node as JSON. */
@Schema(name = "Node")
public record NodeBody(
        @Schema(description = "of this start of the node: a restarted one has another")
        String id,

        @Schema(example = "node1") String name,

        @Schema(description = "where it answers; absent when it does not say")
        String url,

        String version,

        @Schema(
                description = "LOST: it gave no sign of life for so long that it counts as dead",
                enumeration = {"STARTING", "UP", "DRAINING", "STOPPED", "LOST"})
        String state,

        @Schema(ref = ApiDescription.TIME) Instant startedAt,

        @Schema(ref = ApiDescription.TIME) Instant heartbeatAt,

        @Schema(description = "seconds since its last sign of life")
        long silentSeconds,

        @Schema(description = "members of the data grid that it sees; 0 without one")
        int gridMembers,

        @Schema(description = "it is the node that answers") boolean here) {
    static NodeBody of(NodeView node) {
        return new NodeBody(
                node.id().toString(),
                node.name(),
                node.url(),
                node.version(),
                node.state(),
                node.startedAt(),
                node.heartbeatAt(),
                Math.max(0, node.silence().toSeconds()),
                node.gridMembers(),
                node.here());
    }
}

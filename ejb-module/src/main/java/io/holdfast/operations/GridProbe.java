package io.holdfast.operations;

import io.holdfast.caching.CacheService;
import io.holdfast.caching.Grid;
import io.holdfast.cluster.GridSplit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;

/** Whether the nodes share their caches. Nothing is wrong for people when they do not: the database serves in its place. */
@ApplicationScoped
public class GridProbe implements HealthProbe {
    @Inject
    Grid grid;

    @Inject
    CacheService service;

    @Inject
    GridSplit split;

    @Override
    public String name() {
        return "grid";
    }

    @Override
    public int place() {
        return 10;
    }

    @Override
    public HealthPart check(Instant now) {
        int members = grid.members();
        boolean answers = service.answers();
        Map<String, Object> details = Map.of("members", (long) members);
        if (members == 0) {
            return new HealthPart(
                    name(),
                    HealthStatus.OFF,
                    "This server has no data grid; the database serves in its place.",
                    null,
                    now,
                    details);
        }
        if (split.isSplit()) {
            return new HealthPart(
                    name(),
                    HealthStatus.DEGRADED,
                    "It has fallen apart: " + split.expected() + " nodes are alive and this part has " + members
                            + (members == 1 ? " member" : " members") + ". The database serves in its place.",
                    "Look for what keeps the nodes from reaching each other's grid port. It mends by itself.",
                    now,
                    Map.of("members", (long) members, "nodes", (long) split.expected(), "state", "split"));
        }
        return new HealthPart(
                name(),
                answers ? HealthStatus.UP : HealthStatus.DEGRADED,
                answers
                        ? (members == 1 ? "This node is alone in it." : members + " nodes share it.")
                        : "It does not answer, so the database serves in its place. Lists take a little longer.",
                answers ? null : "It is tried again by itself. Look for a node that hangs, or a network between nodes.",
                now,
                details);
    }
}

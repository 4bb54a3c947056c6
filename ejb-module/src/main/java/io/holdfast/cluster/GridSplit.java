package io.holdfast.cluster;

import io.holdfast.caching.Grid;
import io.holdfast.cluster.model.RegisteredNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Whether the data grid has fallen apart: the register shows more nodes alive than the grid has members, for longer than a node
 * takes to join or to leave. Then this node leaves the grid alone and the database serves in its place: a part of a grid would
 * go on telling what the other part has long replaced.
 */
@ApplicationScoped
public class GridSplit {
    private static final Logger LOG = Logger.getLogger(GridSplit.class.getName());
    private static final Duration SETTLES = Duration.ofSeconds(10);

    @Inject
    Grid grid;

    private volatile boolean split;
    private volatile int expected;
    private long apartSince;
    private boolean apart;

    /** True while the grid has fallen apart. */
    public boolean isSplit() {
        return split;
    }

    /** How many nodes that are alive say that they have a grid. */
    public int expected() {
        return expected;
    }

    /** @param alive what the register shows alive */
    void judge(List<RegisteredNode> alive) {
        expected = (int) alive.stream().filter(node -> node.gridMembers() > 0).count();
        boolean now = judge(expected, grid.members(), System.nanoTime());
        if (now != split) {
            split = now;
            grid.leaveAlone(now);
            LOG.log(
                    now ? Level.WARNING : Level.INFO,
                    now
                            ? "the data grid has fallen apart: {0} nodes live, {1} in this part; the database serves in its place"
                            : "the data grid is whole again: {0} nodes live, {1} members",
                    new Object[] {expected, grid.members()});
        }
    }

    boolean judge(int nodes, int members, long now) {
        if (members == 0 || members >= nodes) {
            apart = false;
        } else if (!apart) {
            apart = true;
            apartSince = now;
        }
        return apart && now - apartSince > SETTLES.toNanos();
    }
}

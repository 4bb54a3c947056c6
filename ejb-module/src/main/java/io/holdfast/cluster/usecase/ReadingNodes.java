package io.holdfast.cluster.usecase;

import io.holdfast.cluster.NodeWatch;
import io.holdfast.cluster.ThisNode;
import io.holdfast.cluster.model.NodeState;
import io.holdfast.cluster.model.RegisteredNode;
import io.holdfast.cluster.model.RegisteredNodes;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/** Shows the nodes of the last day. */
@Stateless
@RequiresPermission(Permission.MANAGE_SYSTEM)
public class ReadingNodes {
    @Inject
    RegisteredNodes nodes;

    @Inject
    NodeWatch watch;

    @Inject
    ThisNode self;

    /** By name, the one that started first before. Never null. */
    @RequiresPermission(action = "node.list")
    public List<NodeView> all() {
        return nodes.all().stream().map(this::view).toList();
    }

    private NodeView view(RegisteredNode node) {
        boolean lost = node.state() != NodeState.STOPPED && !node.isLive(watch.expiry());
        return new NodeView(
                node.id(),
                node.name(),
                node.url(),
                node.version(),
                lost ? NodeView.LOST : node.state().name(),
                node.startedAt(),
                node.heartbeatAt(),
                node.silence(),
                node.gridMembers(),
                node.id().equals(self.id()));
    }
}

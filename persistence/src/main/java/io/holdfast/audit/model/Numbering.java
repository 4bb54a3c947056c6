package io.holdfast.audit.model;

import io.holdfast.audit.proof.CompactRange;
import io.holdfast.audit.proof.StoredNodes;
import io.holdfast.audit.proof.Subtree;
import io.holdfast.audit.proof.TreeHashes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** The positions of some events: what they are, and where the logs end then. Nothing is written yet. */
public final class Numbering {
    private final List<Position> positions = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Map<UUID, LogEnd> before = new HashMap<>();
    private final Map<UUID, LogEnd> after = new HashMap<>();

    /** An event with its position. */
    record Position(UnnumberedEvent event, long n, byte[] chain) {}

    /** A complete subtree that is kept. */
    record Node(UUID tenant, Subtree subtree, byte[] hash) {}

    private Numbering() {}

    /**
     * Numbers events in the order in which they are given.
     *
     * @param ends where the log of a tenant ends
     */
    public static Numbering of(List<UnnumberedEvent> events, Function<UUID, LogEnd> ends) {
        var numbering = new Numbering();
        Map<UUID, List<UnnumberedEvent>> byTenant = new HashMap<>();
        events.forEach(event -> byTenant.computeIfAbsent(event.tenant(), tenant -> new ArrayList<>())
                .add(event));
        byTenant.forEach((tenant, own) -> numbering.add(ends.apply(tenant), own));
        return numbering;
    }

    private void add(LogEnd end, List<UnnumberedEvent> events) {
        CompactRange tree = end.tree().copy();
        byte[] chain = end.chain();
        for (UnnumberedEvent event : events) {
            chain = TreeHashes.chain(end.tenant(), tree.size(), chain, event.leaf());
            positions.add(new Position(event, tree.size(), chain));
            tree.append(event.leaf(), (subtree, hash) -> {
                if (StoredNodes.keeps(subtree.level())) {
                    nodes.add(new Node(end.tenant(), subtree, hash));
                }
            });
        }
        before.put(end.tenant(), end);
        after.put(end.tenant(), new LogEnd(end.tenant(), tree.size(), chain, tree));
    }

    /** How many events. */
    public int count() {
        return positions.size();
    }

    /** Where the logs end afterwards. */
    public List<LogEnd> ends() {
        return List.copyOf(after.values());
    }

    LogEnd before(UUID tenant) {
        return before.get(tenant);
    }

    List<Position> positions() {
        return positions;
    }

    List<Node> nodes() {
        return nodes;
    }
}

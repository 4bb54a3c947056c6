package io.holdfast.verify.log;

import io.holdfast.verify.log.BlockCheck.Incarnation;
import io.holdfast.verify.tree.CompactRange;
import io.holdfast.verify.tree.Hashes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the events of a bundle told. */
final class EventsSeen {
    private final Map<Long, byte[]> roots = new HashMap<>();
    private List<Incarnation> incarnations = List.of();
    long events;
    long removed;
    long firstRemoved = -1;
    long earliest = Long.MAX_VALUE;
    long latest = Long.MIN_VALUE;
    /** The position behind the last line that was looked at. */
    long checkedTo;
    /** False when the lines ended early, so that there is no tree. */
    boolean isWhole;
    /** True when the tree of the events is the signed one. */
    boolean isRootRight;

    EventsSeen() {
        root(0, CompactRange.startingAt(0).root(new Hashes()));
    }

    void root(long size, byte[] root) {
        roots.put(size, root);
    }

    /** The root of the first {@code size} leaves, where it became known. */
    Optional<byte[]> root(long size) {
        return Optional.ofNullable(roots.get(size));
    }

    List<Incarnation> incarnations() {
        return incarnations;
    }

    void incarnations(List<Incarnation> found) {
        incarnations = found;
    }
}

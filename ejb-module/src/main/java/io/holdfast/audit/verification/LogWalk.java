package io.holdfast.audit.verification;

import io.holdfast.audit.model.PositionedEvent;
import io.holdfast.audit.model.PositionedEvents.Removable;
import io.holdfast.audit.model.PositionedEvents.Returned;
import io.holdfast.audit.model.ProvenLog.SignedCheckpoint;
import io.holdfast.audit.proof.Checkpoint;
import io.holdfast.audit.proof.CompactRange;
import io.holdfast.audit.proof.StoredNodes;
import io.holdfast.audit.proof.Subtree;
import io.holdfast.audit.proof.TreeHashes;
import io.holdfast.audit.proof.VerifierKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Goes through a log from its first position and computes everything again: the hash of each event's bytes, the bytes that its columns
 * say, the chain, the tree, and the root of each checkpoint. It keeps no more than the tree's right edge and what it found, and
 * goes on behind a finding, so that one change is one finding and not all that follow.
 */
final class LogWalk {
    private static final int MOST_FINDINGS = 20;

    private final UUID tenant;
    private final CheckpointOrder order;
    private final List<Removable> removable;
    private final CompactRange tree = new CompactRange();
    private final Map<Subtree, byte[]> completed = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    /** What may stand in the chain before the next position; empty when that is not known. */
    private List<byte[]> before = List.of(TreeHashes.beforeTheFirst());

    private long next;
    private long events;
    private long covered;
    private long checkpoints;
    private long mirrored;
    private long found;
    private boolean treeIsLost;

    /** The latest event since the last checkpoint. */
    private PositionedEvent latest;

    /**
     * @param keys that signed this log, in the order in which they took over
     * @param removable positions whose events retention may have removed
     */
    LogWalk(UUID tenant, List<VerifierKey> keys, List<Removable> removable) {
        this.tenant = tenant;
        this.order = new CheckpointOrder(keys);
        this.removable = List.copyOf(removable);
    }

    /** The position that comes next. */
    long next() {
        return next;
    }

    void position(PositionedEvent at) {
        if (at.n() != next) {
            find("POSITION_MISSING", next, null, positions(next, at.n()) + " not there any more.");
            treeIsLost = true;
            before = List.of();
        }
        event(at);
        chain(at);
        if (!treeIsLost) {
            tree.append(at.leaf(), (subtree, hash) -> {
                if (StoredNodes.keeps(subtree.level())) {
                    completed.put(subtree, hash);
                }
            });
        }
        if (latest == null || at.time().isAfter(latest.time())) {
            latest = at;
        }
        next = at.n() + 1;
    }

    /** Behind a break both go on: what is stored, if only that was changed, and what was computed, if the rest was left alone. */
    private void chain(PositionedEvent at) {
        List<byte[]> computed = before.stream()
                .map(previous -> TreeHashes.chain(tenant, at.n(), previous, at.leaf()))
                .toList();
        boolean leadsOn = before.isEmpty() || computed.stream().anyMatch(hash -> Arrays.equals(hash, at.chain()));
        if (leadsOn) {
            before = List.of(at.chain());
        } else {
            find("CHAIN_BROKEN", at.n(), at.event(), "The chain does not lead on from the position before.");
            before = List.of(at.chain(), computed.get(0));
        }
    }

    private static String positions(long from, long to) {
        return to - from == 1 ? "Position " + from + " is" : "Positions " + from + " to " + (to - 1) + " are";
    }

    private void event(PositionedEvent at) {
        if (!at.isThere()) {
            if (removable.stream().noneMatch(stretch -> stretch.covers(at.n()))) {
                find("EVENT_MISSING", at.n(), at.event(), "The event of this position is not there any more.");
            }
            return;
        }
        events++;
        if (!Arrays.equals(TreeHashes.leaf(at.canonical()), at.leaf())) {
            find("EVENT_CHANGED", at.n(), at.event(), "The event is not the one that got this position.");
        } else if (!Arrays.equals(at.canonical(), at.columns())) {
            find("COLUMN_CHANGED", at.n(), at.event(), ChangedColumns.of(at.canonical(), at.columns()));
        }
    }

    /** Subtrees that were completed since this was last asked; what is stored of them is to be told to {@link #stored}. */
    Map<Subtree, byte[]> completed() {
        Map<Subtree, byte[]> since = new LinkedHashMap<>(completed);
        completed.clear();
        return since;
    }

    /** @param hash what is stored; null when nothing is */
    void stored(Subtree subtree, byte[] computed, byte[] hash) {
        if (!Arrays.equals(computed, hash)) {
            find(
                    "TREE_CHANGED",
                    subtree.from(),
                    null,
                    "The stored tree over positions " + subtree.from() + " to " + (subtree.to() - 1)
                            + " is not that of the events.");
        }
    }

    /** A checkpoint of exactly the size that was reached. */
    void checkpoint(SignedCheckpoint at) {
        checkpoints++;
        var wrong = order.next(at);
        if (wrong.isPresent()) {
            find(wrong.get().kind(), at.size() - 1, null, wrong.get().says());
            return;
        }
        covers(at);
        if (!treeIsLost) {
            fits(at.root(), at.size(), "ROOT_DIFFERS", "the checkpoint over ");
        }
    }

    private void covers(SignedCheckpoint at) {
        if (latest != null && latest.time().isAfter(at.signedAt().plus(CheckpointOrder.TOLERANCE))) {
            find(
                    "TIME_WRONG",
                    latest.n(),
                    latest.event(),
                    "This event is later than the checkpoint over " + at.size() + " events, which covers it.");
        }
        latest = null;
    }

    private void fits(byte[] root, long size, String kind, String what) {
        if (Arrays.equals(root, tree.root())) {
            covered = Math.max(covered, size);
        } else {
            find(
                    kind,
                    covered,
                    null,
                    "Between positions " + covered + " and " + (size - 1) + " something is not as " + what + size
                            + " events says.");
            treeIsLost = true; // every later root differs too, and says nothing new
        }
    }

    /**
     * A checkpoint that a mirror holds.
     *
     * @param root of the log's own checkpoint of that size; null when there is none
     * @param size of the log
     */
    void mirrored(Checkpoint mirror, byte[] root, long size) {
        mirrored++;
        if (mirror.size() > size) {
            find(
                    "TRUNCATED",
                    size,
                    null,
                    "The mirror holds a checkpoint over " + mirror.size() + " events; the log has " + size + ".");
        } else if (root == null) {
            find(
                    "INCONSISTENT",
                    mirror.size() - 1,
                    null,
                    "The log lacks the mirrored checkpoint over " + mirror.size() + " events.");
        } else if (!Arrays.equals(root, mirror.root())) {
            find(
                    "FORKED",
                    mirror.size() - 1,
                    null,
                    "The mirrored checkpoint over " + mirror.size() + " events is another one.");
        }
    }

    /** The log ends here. @param said how long it must be, because a checkpoint or its end says so */
    void end(long said) {
        if (said > next) {
            find("TRUNCATED", next, null, "The log ends with " + next + " events; it had " + said + ".");
        }
    }

    /** An event that has no position and does not wait for one. */
    void unaccounted(UUID event) {
        find(
                "EVENT_UNNUMBERED",
                null,
                event,
                "This event was put in beside the log: it has no position and waits for none.");
    }

    /** Somebody put a personal value back that had been erased. */
    void returned(Returned value) {
        find(
                "ERASED_VALUE",
                value.position(),
                value.event(),
                "A personal value of this event was erased and is there again.");
    }

    private void find(String kind, Long position, UUID event, String says) {
        found++;
        if (findings.size() < MOST_FINDINGS) {
            findings.add(new Finding(kind, position, event == null ? null : event.toString(), says));
        }
    }

    Verified result() {
        return new Verified(found == 0, events, covered, checkpoints, mirrored, found, findings);
    }
}

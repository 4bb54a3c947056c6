package io.holdfast.audit.usecase;

import io.holdfast.audit.model.ProvenLog.Position;
import io.holdfast.audit.model.ProvenLog.SignedCheckpoint;
import io.holdfast.audit.proof.TreeHashes;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * What is proven of an event.
 *
 * @param position null while it waits for one
 * @param checkpoint the newest; null until one covers the position
 * @param hashes the audit path to the checkpoint's root; null without a checkpoint
 * @param canonical the event's exact bytes; null when retention has removed it
 */
public record EventProof(
        UUID event, Position position, SignedCheckpoint checkpoint, List<byte[]> hashes, byte[] canonical) {
    /** How far the proof is. */
    public enum Status {
        /** It waits for its position, a second at most as a rule. */
        PENDING,
        /** It has a position in the chain; the next checkpoint will cover it. */
        NUMBERED,
        /** A signed checkpoint covers it. */
        PROVEN,
        /** Its bytes are not those that got the position: somebody changed it in the database. */
        CHANGED
    }

    public Status status() {
        if (position == null) {
            return Status.PENDING;
        }
        if (canonical != null && !Arrays.equals(TreeHashes.leaf(canonical), position.leaf())) {
            return Status.CHANGED;
        }
        return checkpoint == null ? Status.NUMBERED : Status.PROVEN;
    }
}

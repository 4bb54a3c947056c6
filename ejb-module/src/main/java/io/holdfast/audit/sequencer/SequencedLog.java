package io.holdfast.audit.sequencer;

import io.holdfast.audit.model.LogEnd;
import io.holdfast.audit.model.SequencerDoors.LastCheckpoint;
import java.time.Duration;
import java.time.Instant;

/** A tenant's log as the leader knows it: where it ends, and what of it is signed. For one thread. */
final class SequencedLog {
    private LogEnd end;
    private LastCheckpoint checkpoint;
    private boolean compared;
    private boolean unsigned;
    private boolean vouched;
    private long unsignedSince;

    /** @param checkpoint null when there is none */
    SequencedLog(LogEnd end, LastCheckpoint checkpoint) {
        this.end = end;
        this.checkpoint = checkpoint;
        // Since when is not known: what a former leader left is signed at once.
        this.unsigned = checkpoint == null || checkpoint.size() < end.size();
        this.unsignedSince = Long.MIN_VALUE;
    }

    LogEnd end() {
        return end;
    }

    LastCheckpoint checkpoint() {
        return checkpoint;
    }

    /** False until positions and tree were read and found to be what the head says. */
    boolean isCompared() {
        return compared;
    }

    /** @param stored where the log ends by its positions */
    void compared(LogEnd stored) {
        end = stored;
        compared = true;
    }

    void numbered(LogEnd newEnd, long nanoTime) {
        if (!unsigned) {
            unsigned = true;
            unsignedSince = nanoTime;
        }
        end = newEnd;
    }

    /** True once a checkpoint of this log carries the signatures of the former key and of the next. */
    boolean isVouched() {
        return vouched;
    }

    /** @param byBoth whether both keys signed it */
    void signed(LastCheckpoint newest, boolean byBoth) {
        vouched = vouched || byBoth;
        checkpoint = newest;
        unsigned = newest.size() < end.size();
    }

    /**
     * Whether a checkpoint is to be signed now.
     *
     * @param now the database's time
     */
    boolean isDue(CheckpointPace pace, long nanoTime, Instant now) {
        if (end.size() == 0) {
            return false;
        }
        if (!unsigned) {
            return Duration.between(checkpoint.signedAt(), now).compareTo(pace.heartbeat()) >= 0;
        }
        long covered = checkpoint == null ? 0 : checkpoint.size();
        return end.size() - covered >= pace.events()
                || unsignedSince == Long.MIN_VALUE
                || nanoTime - unsignedSince >= pace.interval().toNanos();
    }
}

package io.holdfast.audit.verification;

import io.holdfast.audit.model.ProvenLog.SignedCheckpoint;
import io.holdfast.audit.proof.Checkpoint;
import io.holdfast.audit.proof.VerifierKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What holds from one checkpoint of a log to the next: each is what a key of this log signed, none is signed by a key alone that was
 * replaced before, and time does not go back.
 */
final class CheckpointOrder {
    /** As in the offline verifier: clocks may differ by so much. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final List<VerifierKey> keys;
    private long number = -1;
    private int signing = -1;
    private Instant time = Instant.MIN;

    /** @param keys in the order in which they took over */
    CheckpointOrder(List<VerifierKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /** What is wrong with a checkpoint. */
    record Wrong(String kind, String says) {}

    /** Looks at the next one by size; empty when it is right. */
    Optional<Wrong> next(SignedCheckpoint at) {
        var stated = Checkpoint.of(at.note())
                .filter(note -> note.size() == at.size() && Arrays.equals(note.root(), at.root()))
                .orElse(null);
        if (stated == null) {
            return wrong("SIGNATURE_WRONG", at, "is not what was signed.");
        }
        int[] signers = IntStream.range(0, keys.size())
                .filter(key -> stated.isSignedBy(keys.get(key), at.note()))
                .toArray();
        if (signers.length == 0) {
            return wrong("SIGNATURE_WRONG", at, "carries no signature of this log's key.");
        }
        int newest = signers[signers.length - 1];
        if (!stated.signedAt(keys.get(newest), at.note()).equals(Optional.of(at.signedAt()))) {
            return wrong("SIGNATURE_WRONG", at, "was not signed when its row says.");
        }
        // Beside an incarnation that was longer, the order by size is not the order of signing.
        return at.number() < number ? Optional.empty() : following(at, signers[0], newest);
    }

    /** A checkpoint of two keys replaces neither: the next may still be the former one's. */
    private Optional<Wrong> following(SignedCheckpoint at, int oldest, int newest) {
        if (newest < signing) {
            return wrong("KEY_REPLACED", at, "was signed by a key that had been replaced.");
        }
        if (at.signedAt().plus(TOLERANCE).isBefore(time)) {
            return wrong("TIME_WRONG", at, "is earlier than the one before it.");
        }
        number = at.number();
        signing = oldest;
        time = at.signedAt();
        return Optional.empty();
    }

    private static Optional<Wrong> wrong(String kind, SignedCheckpoint at, String what) {
        return Optional.of(new Wrong(kind, "The checkpoint over " + at.size() + " events " + what));
    }
}

package io.holdfast.audit.verification;

import java.util.List;

/**
 * What came of reading a whole log again.
 *
 * @param intact true when nothing was found
 * @param events how many events were read and compared
 * @param covered the size of the newest checkpoint that fits: what lies before it is proven
 * @param checkpoints how many checkpoints were recomputed
 * @param mirrored how many mirrored checkpoints were compared
 * @param found how many things are wrong
 * @param findings the first of them
 */
public record Verified(
        boolean intact,
        long events,
        long covered,
        long checkpoints,
        long mirrored,
        long found,
        List<Finding> findings) {
    public Verified {
        findings = List.copyOf(findings);
    }
}

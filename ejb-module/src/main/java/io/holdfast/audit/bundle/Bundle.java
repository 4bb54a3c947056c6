package io.holdfast.audit.bundle;

import io.holdfast.audit.bundle.BundleOrder.Kind;
import io.holdfast.audit.usecase.LogProofs.HeadProof;
import io.holdfast.audit.usecase.LogProofs.RangeProof;
import io.holdfast.shared.id.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * All of a bundle but its events, which are read while it is written.
 *
 * @param made the database's time
 * @param filter what was asked for, as the manifest says it
 * @param from the first position; 0 in a selection
 * @param to the position after the last; the size in a selection
 * @param size that of the checkpoint
 * @param note the checkpoint
 * @param selected the positions of a selection, in order; empty otherwise
 * @param retention the positions of the log's retention records, in order
 * @param range the hashes around a range; null in a selection
 * @param consistency proofs from earlier sizes
 * @param absence null unless that is proven
 * @param head the checkpoint among those of all tenants
 * @param keys public keys as text
 */
public record Bundle(
        TenantId tenant,
        Kind kind,
        String origin,
        Instant made,
        Map<String, String> filter,
        long from,
        long to,
        long size,
        String note,
        List<Long> selected,
        List<Long> retention,
        RangeProof range,
        List<Consistency> consistency,
        Absence absence,
        HeadProof head,
        List<String> keys) {

    /** That the tree of a size is a beginning of the checkpoint's. */
    public record Consistency(long from, List<byte[]> hashes) {}

    /**
     * Between two checkpoints with a time.
     *
     * @param user whose deeds are not in the range
     */
    public record Absence(String user, Instant from, Instant to, String before, String after) {}

    /** How many lines of events it has. */
    public long count() {
        return kind == Kind.SELECTION ? selected.size() : to - from;
    }
}

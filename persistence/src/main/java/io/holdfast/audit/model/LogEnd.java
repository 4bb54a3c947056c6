package io.holdfast.audit.model;

import io.holdfast.audit.proof.CompactRange;
import io.holdfast.audit.proof.TreeHashes;
import java.util.UUID;

/**
 * Where the log of a tenant ends.
 *
 * @param size how many positions it has
 * @param chain the hash of its last position
 * @param tree of all its leaves; not to be changed
 */
public record LogEnd(UUID tenant, long size, byte[] chain, CompactRange tree) {
    /** A log without events. */
    public static LogEnd nothing(UUID tenant) {
        return new LogEnd(tenant, 0, TreeHashes.beforeTheFirst(), new CompactRange());
    }
}

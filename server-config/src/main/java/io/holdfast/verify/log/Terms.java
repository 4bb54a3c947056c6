package io.holdfast.verify.log;

import io.holdfast.verify.bundle.Manifest;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/**
 * What the lines of a range are held against.
 *
 * @param cuts the sizes at which the tree's root is wanted, in order
 */
record Terms(Manifest manifest, Removed removed, Optional<Absence> absence, long[] cuts) {
    byte[] tenant() {
        return bytes(manifest.tenant());
    }

    static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}

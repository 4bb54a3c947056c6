package io.holdfast.verify.log;

import io.holdfast.verify.bundle.Entry;
import io.holdfast.verify.bundle.Fields;
import io.holdfast.verify.bundle.MalformedException;
import io.holdfast.verify.bundle.Manifest;
import io.holdfast.verify.tree.CompactRange;
import io.holdfast.verify.tree.Hashes;
import java.util.Arrays;

/**
 * What leads from the events of a range to the root.
 *
 * @param previousChain the chain value before the first event
 */
record RangeProof(byte[] previousChain, CompactRange left, CompactRange right) {

    static RangeProof parse(byte[] json, Manifest manifest) throws MalformedException {
        var fields = Fields.of(Entry.PROOF.file(), json);
        try {
            var previous = fields.hash("previousChain");
            if (manifest.from() == 0 && !Arrays.equals(previous, new byte[Hashes.LENGTH]))
                throw new MalformedException("proof.json begins a chain that does not begin with zeros");
            return new RangeProof(
                    previous,
                    CompactRange.of(0, manifest.from(), fields.hashes("left")),
                    CompactRange.of(manifest.to(), manifest.size(), fields.hashes("right")));
        } catch (IllegalArgumentException e) {
            throw new MalformedException("proof.json: " + e.getMessage());
        }
    }
}

package io.holdfast.verify.tree;

import java.util.List;
import java.util.Optional;

/** That a leaf stands at a position of a tree: RFC 6962, 2.1.1. */
public final class InclusionProof {
    private InclusionProof() {}

    /** The root that leaf and hashes lead to; empty when there are too few or too many, or the position is not in the tree. */
    public static Optional<byte[]> root(long position, long size, byte[] leaf, List<byte[]> proof, Hashes hashes) {
        if (position < 0 || position >= size) return Optional.empty();
        var node = position;
        var last = size - 1;
        var root = leaf;
        for (var sibling : proof) {
            if (last == 0) return Optional.empty();
            if ((node & 1) == 1 || node == last) {
                root = hashes.node(sibling, root);
                // A last node without a sibling is the same one level higher.
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                root = hashes.node(root, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 ? Optional.of(root) : Optional.empty();
    }
}

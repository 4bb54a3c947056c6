package io.holdfast.verify.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** That a smaller tree is the beginning of a larger one: RFC 6962, 2.1.2. */
public final class ConsistencyProof {
    private ConsistencyProof() {}

    public static boolean holds(long from, byte[] fromRoot, long to, byte[] toRoot, List<byte[]> proof, Hashes hashes) {
        if (from < 0 || from > to) return false;
        if (from == to) return proof.isEmpty() && Arrays.equals(fromRoot, toRoot);
        if (from == 0) return proof.isEmpty() && Arrays.equals(fromRoot, hashes.nothing());

        var path = new ArrayList<byte[]>();
        // A complete tree is a node of the larger one, so its root is not repeated in the proof.
        if (Long.bitCount(from) == 1) path.add(fromRoot);
        path.addAll(proof);
        if (path.isEmpty()) return false;

        var node = from - 1;
        var last = to - 1;
        while ((node & 1) == 1) {
            node >>= 1;
            last >>= 1;
        }
        var smaller = path.get(0);
        var larger = path.get(0);
        for (var sibling : path.subList(1, path.size())) {
            if (last == 0) return false;
            if ((node & 1) == 1 || node == last) {
                smaller = hashes.node(sibling, smaller);
                larger = hashes.node(sibling, larger);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                larger = hashes.node(larger, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(smaller, fromRoot) && Arrays.equals(larger, toRoot);
    }
}

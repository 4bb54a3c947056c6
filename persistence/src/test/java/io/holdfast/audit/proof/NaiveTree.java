package io.holdfast.audit.proof;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** RFC 6962 section 2.1 word for word, over leaf hashes in memory: what the quick way is compared with. */
final class NaiveTree {
    private NaiveTree() {}

    static byte[] root(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return TreeHashes.empty();
        }
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int k = split(leaves.size());
        return TreeHashes.node(root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
    }

    static List<byte[]> path(int m, List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return List.of();
        }
        int k = split(leaves.size());
        List<byte[]> left = leaves.subList(0, k);
        List<byte[]> right = leaves.subList(k, leaves.size());
        return m < k ? with(path(m, left), root(right)) : with(path(m - k, right), root(left));
    }

    static List<byte[]> consistency(int m, List<byte[]> leaves) {
        return subproof(m, leaves, true);
    }

    private static List<byte[]> subproof(int m, List<byte[]> leaves, boolean whole) {
        if (m == leaves.size()) {
            return whole ? List.of() : List.of(root(leaves));
        }
        int k = split(leaves.size());
        List<byte[]> left = leaves.subList(0, k);
        List<byte[]> right = leaves.subList(k, leaves.size());
        return m <= k ? with(subproof(m, left, whole), root(right)) : with(subproof(m - k, right, false), root(left));
    }

    /** Leaves that differ. */
    static List<byte[]> leaves(int count) {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            leaves.add(
                    TreeHashes.leaf(ByteBuffer.allocate(Integer.BYTES).putInt(i).array()));
        }
        return leaves;
    }

    private static List<byte[]> with(List<byte[]> hashes, byte[] last) {
        List<byte[]> all = new ArrayList<>(hashes);
        all.add(last);
        return all;
    }

    private static int split(int count) {
        int k = 1;
        while (k * 2 < count) {
            k *= 2;
        }
        return k;
    }
}

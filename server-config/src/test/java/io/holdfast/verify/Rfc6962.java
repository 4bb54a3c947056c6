package io.holdfast.verify;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/** Trees by the recursive definitions of RFC 6962, section 2.1, over lists of leaf hashes; nothing here is the verifier's. */
public final class Rfc6962 {
    private Rfc6962() {}

    /** RFC 6962, 2.1. */
    public static byte[] root(List<byte[]> leaves) {
        if (leaves.isEmpty()) return sha256();
        if (leaves.size() == 1) return leaves.get(0);
        var k = split(leaves.size());
        return node(root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
    }

    /** RFC 6962, 2.1.1. */
    public static List<byte[]> path(int m, List<byte[]> leaves) {
        var path = new ArrayList<byte[]>();
        if (leaves.size() == 1) return path;
        var k = split(leaves.size());
        if (m < k) {
            path.addAll(path(m, leaves.subList(0, k)));
            path.add(root(leaves.subList(k, leaves.size())));
        } else {
            path.addAll(path(m - k, leaves.subList(k, leaves.size())));
            path.add(root(leaves.subList(0, k)));
        }
        return path;
    }

    /** RFC 6962, 2.1.2. */
    public static List<byte[]> consistency(int m, List<byte[]> leaves) {
        return subproof(m, leaves, true);
    }

    private static List<byte[]> subproof(int m, List<byte[]> leaves, boolean isWhole) {
        var proof = new ArrayList<byte[]>();
        if (m == leaves.size()) {
            if (!isWhole) proof.add(root(leaves));
            return proof;
        }
        var k = split(leaves.size());
        if (m <= k) {
            proof.addAll(subproof(m, leaves.subList(0, k), isWhole));
            proof.add(root(leaves.subList(k, leaves.size())));
        } else {
            proof.addAll(subproof(m - k, leaves.subList(k, leaves.size()), false));
            proof.add(root(leaves.subList(0, k)));
        }
        return proof;
    }

    /** The complete subtrees from one position to before another, by the rule of the format. */
    public static List<byte[]> subtrees(int from, int to, List<byte[]> leaves) {
        var roots = new ArrayList<byte[]>();
        for (int at = from; at < to; ) {
            var size = 1;
            while (at % (2 * size) == 0 && at + 2 * size <= to) size *= 2;
            roots.add(root(leaves.subList(at, at + size)));
            at += size;
        }
        return roots;
    }

    private static int split(int n) {
        var k = 1;
        while (2 * k < n) k *= 2;
        return k;
    }

    private static byte[] node(byte[] left, byte[] right) {
        return sha256(new byte[] {1}, left, right);
    }

    public static byte[] sha256(byte[]... parts) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(join(parts));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static byte[] join(byte[]... parts) {
        var joined = new ByteArrayOutputStream();
        for (var part : parts) joined.writeBytes(part);
        return joined.toByteArray();
    }
}

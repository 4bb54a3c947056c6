package io.holdfast.bench.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The tree of RFC 6962, 2.1, over the first leaves of a tenant, straight from the definition. */
final class LeafTree {
    private static final int HASH = 32;
    private static final int FETCH = 20_000;
    private static final byte NODE = 0x01;

    private final byte[] leaves;
    private final MessageDigest digest;

    private LeafTree(byte[] leaves) {
        this.leaves = leaves;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static LeafTree of(Connection database, UUID tenant, long size) throws SQLException {
        var leaves = new byte[Math.toIntExact(size * HASH)];
        boolean auto = database.getAutoCommit();
        database.setAutoCommit(false);
        try (var select = database.prepareStatement(
                "SELECT leaf_hash FROM audit_position WHERE tenant_id = ? AND n < ? ORDER BY n")) {
            select.setFetchSize(FETCH);
            select.setObject(1, tenant);
            select.setLong(2, size);
            try (var row = select.executeQuery()) {
                for (int n = 0; row.next(); n++) System.arraycopy(row.getBytes(1), 0, leaves, n * HASH, HASH);
            }
        } finally {
            if (auto) database.setAutoCommit(true);
        }
        return new LeafTree(leaves);
    }

    static LeafTree of(List<byte[]> hashes) {
        var leaves = new byte[hashes.size() * HASH];
        for (int n = 0; n < hashes.size(); n++) System.arraycopy(hashes.get(n), 0, leaves, n * HASH, HASH);
        return new LeafTree(leaves);
    }

    int size() {
        return leaves.length / HASH;
    }

    byte[] root(int size) {
        return root(0, size);
    }

    /** PATH(m, D[n]), the lowest first. */
    List<byte[]> inclusion(int leaf, int size) {
        var path = new ArrayList<byte[]>();
        path(leaf, 0, size, path);
        return path;
    }

    private void path(int leaf, int from, int to, List<byte[]> path) {
        if (to - from == 1) return;
        int middle = from + Integer.highestOneBit(to - from - 1);
        if (leaf < middle) {
            path(leaf, from, middle, path);
            path.add(root(middle, to));
        } else {
            path(leaf, middle, to, path);
            path.add(root(from, middle));
        }
    }

    private byte[] root(int from, int to) {
        if (to - from == 1) {
            var leaf = new byte[HASH];
            System.arraycopy(leaves, from * HASH, leaf, 0, HASH);
            return leaf;
        }
        int middle = from + Integer.highestOneBit(to - from - 1);
        var left = root(from, middle);
        var right = root(middle, to);
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }
}

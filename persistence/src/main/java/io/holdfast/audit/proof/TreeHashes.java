package io.holdfast.audit.proof;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** The hashes of trees and chains: SHA-256 with a prefix byte that keeps the kinds apart. */
public final class TreeHashes {
    /** Bytes of a hash. */
    public static final int LENGTH = 32;

    private static final byte LEAF = 0x00;
    private static final byte NODE = 0x01;
    private static final byte CHAIN = 0x03;
    private static final byte BLIND = 0x04;

    private TreeHashes() {}

    /** The root of a tree without leaves. */
    public static byte[] empty() {
        return digest().digest();
    }

    /** The hash of a leaf with these bytes. */
    public static byte[] leaf(byte[] bytes) {
        MessageDigest digest = digest();
        digest.update(LEAF);
        return digest.digest(bytes);
    }

    public static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = digest();
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }

    /** Hashes that stand one after the other; null is none. What is left at the end is no hash. */
    public static List<byte[]> apart(byte[] together) {
        List<byte[]> hashes = new ArrayList<>();
        for (int at = 0; together != null && at + LENGTH <= together.length; at += LENGTH) {
            hashes.add(Arrays.copyOfRange(together, at, at + LENGTH));
        }
        return hashes;
    }

    /** What stands before the first position of a chain. */
    public static byte[] beforeTheFirst() {
        return new byte[LENGTH];
    }

    /** The chain's hash at a position. */
    public static byte[] chain(UUID tenant, long position, byte[] previous, byte[] leaf) {
        MessageDigest digest = digest();
        digest.update(CHAIN);
        digest.update(bytes(tenant));
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(position).array());
        digest.update(previous);
        return digest.digest(leaf);
    }

    /** What stands for a tenant in the tree over tenants. */
    public static byte[] blind(byte[] secret, UUID tenant) {
        MessageDigest digest = digest();
        digest.update(BLIND);
        digest.update(secret);
        return digest.digest(bytes(tenant));
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JVM lacks SHA-256", e);
        }
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}

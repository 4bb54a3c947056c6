package io.holdfast.verify.tree;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hashes of the log, all SHA-256 with a first byte that says what is hashed. For one thread at a time. */
public final class Hashes {
    public static final int LENGTH = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;
    private static final byte CHAIN = 3;
    private static final byte BLIND = 4;
    private static final int TENANT = 16;

    private final MessageDigest digest = sha256();
    private final byte[] node = new byte[1 + 2 * LENGTH];
    private final byte[] link = new byte[1 + TENANT + Long.BYTES + 2 * LENGTH];

    public Hashes() {
        node[0] = NODE;
        link[0] = CHAIN;
    }

    /** The leaf of the bytes from {@code from} to before {@code to}. */
    public byte[] leaf(byte[] bytes, int from, int to) {
        digest.update(LEAF);
        digest.update(bytes, from, to - from);
        return digest.digest();
    }

    public byte[] leaf(byte[] bytes) {
        return leaf(bytes, 0, bytes.length);
    }

    byte[] node(byte[] left, byte[] right) {
        System.arraycopy(left, 0, node, 1, LENGTH);
        System.arraycopy(right, 0, node, 1 + LENGTH, LENGTH);
        return digest.digest(node);
    }

    /** The root of a tree without leaves. */
    byte[] nothing() {
        return digest.digest();
    }

    /** The chain value of position {@code n}. @param tenant 16 bytes */
    public byte[] chain(byte[] tenant, long n, byte[] previous, byte[] leaf) {
        ByteBuffer.wrap(link, 1, link.length - 1)
                .put(tenant, 0, TENANT)
                .putLong(n)
                .put(previous, 0, LENGTH)
                .put(leaf, 0, LENGTH);
        return digest.digest(link);
    }

    /** How a tenant is called among the heads. */
    public byte[] blind(byte[] secret, byte[] tenant) {
        digest.update(BLIND);
        digest.update(secret);
        return digest.digest(tenant);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

package io.holdfast.audit.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A public Ed25519 key with the name that it signs by (C2SP signed-note). The same key has another id under another name or type.
 *
 * @param type {@link #LOG} or {@link #COSIGNER}
 * @param bytes the 32 bytes of RFC 8032
 */
public record VerifierKey(String name, byte type, byte[] bytes) {
    /** Signs the text of a note. */
    public static final byte LOG = 0x01;

    /** Signs the text of a checkpoint together with a time. */
    public static final byte COSIGNER = 0x04;

    static final int ID_LENGTH = 4;
    static final String ALGORITHM = "Ed25519";

    public VerifierKey {
        if (name.isEmpty() || name.contains("+") || name.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException("not a key's name: " + name);
        }
        if (bytes.length != TreeHashes.LENGTH) {
            throw new IllegalArgumentException("an Ed25519 key has 32 bytes");
        }
        bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The first four bytes of SHA-256(name ‖ 0x0A ‖ type ‖ key). */
    public byte[] id() {
        MessageDigest digest = TreeHashes.digest();
        digest.update(name.getBytes(UTF_8));
        digest.update((byte) '\n');
        digest.update(type);
        return Arrays.copyOf(digest.digest(bytes), ID_LENGTH);
    }

    /**
     * Reads {@code name+keyid+base64(type ‖ key)}.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static VerifierKey parse(String text) {
        String[] parts = text.split("\\+", 3);
        byte[] typed = parts.length == 3 ? Base64.getDecoder().decode(parts[2]) : new byte[0];
        if (typed.length != 1 + TreeHashes.LENGTH) {
            throw new IllegalArgumentException("not a public key: " + text);
        }
        var key = new VerifierKey(parts[0], typed[0], Arrays.copyOfRange(typed, 1, typed.length));
        if (!key.toString().equals(text)) {
            throw new IllegalArgumentException("the id of a public key is not that of its bytes: " + text);
        }
        return key;
    }

    /** The same key under another name and type. */
    public VerifierKey as(String otherName, byte otherType) {
        return new VerifierKey(otherName, otherType, bytes);
    }

    /** {@code name+keyid+base64(type ‖ key)}. */
    @Override
    public String toString() {
        byte[] typed = new byte[1 + bytes.length];
        typed[0] = type;
        System.arraycopy(bytes, 0, typed, 1, bytes.length);
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    boolean verifies(byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(publicKey());
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** RFC 8032 5.1.2: y little-endian, the sign of x in the highest bit. */
    static byte[] bytes(PublicKey key) {
        EdECPoint point = ((EdECPublicKey) key).getPoint();
        byte[] bigEndian = point.getY().toByteArray();
        byte[] bytes = new byte[TreeHashes.LENGTH];
        for (int i = 0; i < bigEndian.length && i < bytes.length; i++) {
            bytes[i] = bigEndian[bigEndian.length - 1 - i];
        }
        if (point.isXOdd()) {
            bytes[bytes.length - 1] |= (byte) 0x80;
        }
        return bytes;
    }

    private PublicKey publicKey() throws GeneralSecurityException {
        byte[] bigEndian = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            bigEndian[i] = bytes[bytes.length - 1 - i];
        }
        boolean odd = (bigEndian[0] & 0x80) != 0;
        bigEndian[0] &= 0x7f;
        return KeyFactory.getInstance(ALGORITHM)
                .generatePublic(new EdECPublicKeySpec(
                        NamedParameterSpec.ED25519, new EdECPoint(odd, new BigInteger(1, bigEndian))));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }
}

package io.holdfast.verify.note;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** An Ed25519 key of a log. Written as {@code name+keyid+base64(type ‖ key)}, the name being the log's. */
public final class LogKey {
    /** Signs the text of the note. */
    static final byte PLAIN = 0x01;
    /** Signs a time with it. */
    static final byte TIMED = 0x04;

    private static final int LENGTH = 32;
    /** What stands before the 32 bytes in the encoding that the JDK reads. */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String log;
    private final byte[] bytes;
    private final PublicKey key;

    private LogKey(String log, byte[] bytes) throws GeneralSecurityException {
        this.log = log;
        this.bytes = bytes;
        this.key = publicKey(bytes);
    }

    /** Empty when the text is no key, its id is not that of name and bytes, or its type is none of ours. */
    public static Optional<LogKey> parse(String text) {
        var parts = text.split("\\+", 3);
        if (parts.length != 3 || !SignedNote.isName(parts[0])) return Optional.empty();
        var decoded = Base64Text.decode(parts[2]);
        if (decoded.isEmpty() || decoded.get().length != 1 + LENGTH) return Optional.empty();
        var type = decoded.get()[0];
        var bytes = Arrays.copyOfRange(decoded.get(), 1, 1 + LENGTH);
        if (type != PLAIN && type != TIMED) return Optional.empty();
        if (!parts[1].equals(HexFormat.of().toHexDigits(id(parts[0], type, bytes)))) return Optional.empty();
        try {
            return Optional.of(new LogKey(parts[0], bytes));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    public String log() {
        return log;
    }

    /** The key id of the log's own name, for people to compare. */
    public String idText() {
        return HexFormat.of().toHexDigits(id(log, PLAIN));
    }

    int id(String name, byte type) {
        return id(name, type, bytes);
    }

    boolean verifies(byte[] message, byte[] signature) {
        try {
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            // The JDK throws for what cannot be a signature, a wrong length for one.
            return false;
        }
    }

    private static int id(String name, byte type, byte[] bytes) {
        try {
            var hashed = new ByteArrayOutputStream();
            hashed.writeBytes(name.getBytes(StandardCharsets.UTF_8));
            hashed.write('\n');
            hashed.write(type);
            hashed.writeBytes(bytes);
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(hashed.toByteArray()))
                    .getInt();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Refuses 32 bytes that are no point of the curve. */
    private static PublicKey publicKey(byte[] bytes) throws GeneralSecurityException {
        var encoded = Arrays.copyOf(X509, X509.length + LENGTH);
        System.arraycopy(bytes, 0, encoded, X509.length, LENGTH);
        var key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        Signature.getInstance("Ed25519").initVerify(key);
        return key;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LogKey that && log.equals(that.log) && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}

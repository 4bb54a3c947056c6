package io.holdfast.launcher;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The secret key that signs the audit log's checkpoints, as text: {@code PRIVATE+KEY+<log name>+<key id>+<base64>}
 * (docs/AUDIT-PROOF.md). The log's name is made once and goes with the key.
 */
final class AuditKeyFile {
    private static final String PREFIX = "PRIVATE+KEY+";
    private static final byte ED25519 = 0x01;
    /** Both encodings of the JDK, PKCS 8 and X.509, end with the 32 bytes of RFC 8032. */
    private static final int KEY_BYTES = 32;

    private static final int ID_BYTES = 4;

    private AuditKeyFile() {}

    /**
     * A name for the log of a new installation.
     *
     * @param random 12 hex digits
     */
    static String logName(String publicUrl, String random) {
        var host = URI.create(publicUrl).getHost();
        if (host == null) throw new LauncherException("The public address has no host: " + publicUrl + ".");
        return host + "/" + random;
    }

    static String make(String logName) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var id = id(logName, end(pair.getPublic().getEncoded()));
            return PREFIX + logName + "+" + HexFormat.of().formatHex(id) + "+"
                    + typed(end(pair.getPrivate().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new LauncherException("This Java lacks Ed25519.", e);
        }
    }

    /** The name of the log that a key signs for. */
    static String logNameOf(String key) {
        return parts(key)[0];
    }

    /** The public half, as text: {@code <log name>+<key id>+<base64>}. */
    static String publicKeyOf(String key) {
        var parts = parts(key);
        var seed = Base64.getDecoder().decode(parts[2]);
        try {
            var generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new Drawn(Arrays.copyOfRange(seed, 1, seed.length)));
            var publicKey = end(generator.generateKeyPair().getPublic().getEncoded());
            if (!HexFormat.of().formatHex(id(parts[0], publicKey)).equals(parts[1]))
                throw new LauncherException("The audit log's signing key does not match its id.");
            return parts[0] + "+" + parts[1] + "+" + typed(publicKey);
        } catch (GeneralSecurityException e) {
            throw new LauncherException("This Java lacks Ed25519.", e);
        }
    }

    /** Name, id and base64. */
    private static String[] parts(String key) {
        var parts = key.startsWith(PREFIX) ? key.substring(PREFIX.length()).split("\\+", 3) : new String[0];
        if (parts.length != 3)
            throw new LauncherException("The audit log's signing key is not one: it begins with " + PREFIX + ".");
        return parts;
    }

    private static byte[] id(String logName, byte[] publicKey) throws GeneralSecurityException {
        return Arrays.copyOf(
                sha256(logName.getBytes(StandardCharsets.UTF_8), new byte[] {'\n', ED25519}, publicKey), ID_BYTES);
    }

    /** The JDK has no other way from a seed to its public key than to draw the seed. */
    private static final class Drawn extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        Drawn(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, seed.length);
        }
    }

    private static String typed(byte[] bytes) {
        var typed = new byte[1 + bytes.length];
        typed[0] = ED25519;
        System.arraycopy(bytes, 0, typed, 1, bytes.length);
        return Base64.getEncoder().encodeToString(typed);
    }

    private static byte[] end(byte[] encoded) {
        return Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
    }

    private static byte[] sha256(byte[]... parts) throws GeneralSecurityException {
        var digest = MessageDigest.getInstance("SHA-256");
        for (var part : parts) digest.update(part);
        return digest.digest();
    }
}

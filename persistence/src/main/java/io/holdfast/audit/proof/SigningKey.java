package io.holdfast.audit.proof;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** The secret key of a log, as its file holds it: {@code PRIVATE+KEY+<log name>+<key id>+<base64(0x01 ‖ 32-byte seed)>}. */
public final class SigningKey {
    private static final String PREFIX = "PRIVATE+KEY+";
    private static final int PARTS = 3;

    private final VerifierKey verifier;
    private final PrivateKey key;

    private SigningKey(VerifierKey verifier, PrivateKey key) {
        this.verifier = verifier;
        this.key = key;
    }

    /**
     * Reads the text of a key's file.
     *
     * @throws IllegalArgumentException when it is no such key; the message does not hold the text
     */
    public static SigningKey parse(String text) {
        String stripped = text.strip();
        String[] parts = stripped.startsWith(PREFIX)
                ? stripped.substring(PREFIX.length()).split("\\+", PARTS)
                : new String[0];
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("not a signing key: it begins with " + PREFIX + " and a name");
        }
        byte[] typed = Base64.getDecoder().decode(parts[2]);
        if (typed.length != 1 + TreeHashes.LENGTH || typed[0] != VerifierKey.LOG) {
            throw new IllegalArgumentException("not an Ed25519 signing key");
        }
        SigningKey key = of(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
        if (!HexFormat.of().formatHex(key.verifier.id()).equals(parts[1])) {
            throw new IllegalArgumentException("the signing key's id is not that of its bytes");
        }
        return key;
    }

    /**
     * The key of a log with this name.
     *
     * @param seed the 32 secret bytes of RFC 8032
     */
    public static SigningKey of(String name, byte[] seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(VerifierKey.ALGORITHM);
            // The JDK has no other way from the seed to the public key: it draws the seed, and here this one is drawn.
            generator.initialize(NamedParameterSpec.ED25519, new Drawn(seed));
            KeyPair pair = generator.generateKeyPair();
            var verifier = new VerifierKey(name, VerifierKey.LOG, VerifierKey.bytes(pair.getPublic()));
            SigningKey key = new SigningKey(verifier, pair.getPrivate());
            if (!verifier.verifies(seed, key.sign(seed))) {
                throw new IllegalStateException("this JVM makes Ed25519 keys in another way");
            }
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM lacks Ed25519", e);
        }
    }

    /** The name of the log, which its tenants' origins begin with. */
    public String logName() {
        return verifier.name();
    }

    /** The public key under the log's name. */
    public VerifierKey verifier() {
        return verifier;
    }

    /** 64 bytes. */
    public byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance(VerifierKey.ALGORITHM);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM lacks Ed25519", e);
        }
    }

    /** "Draws" bytes that are given. */
    private static final class Drawn extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        Drawn(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (bytes.length != seed.length) {
                throw new IllegalStateException("this JVM makes Ed25519 keys in another way");
            }
            System.arraycopy(seed, 0, bytes, 0, seed.length);
        }
    }
}

package io.holdfast.audit.model;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Stands in an event for a personal value: SHA-256 of 0x02, a secret 32-byte salt and the value. Names and addresses can be
 * guessed, so without its salt a commitment tells nothing; with it, it proves the value. Erasure destroys the salt.
 */
public final class Commitment {
    static final int SALT_BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Commitment() {}

    /** The commitment to a value: 64 lower-case hex digits. */
    public static String of(byte[] salt, String value) {
        if (salt.length != SALT_BYTES) {
            throw new IllegalArgumentException("a salt has 32 bytes");
        }
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(Hashes.sha256(Hashes.COMMITMENT, salt, text));
    }

    static byte[] newSalt() {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return salt;
    }
}

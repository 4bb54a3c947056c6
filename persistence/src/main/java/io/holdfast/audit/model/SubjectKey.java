package io.holdfast.audit.model;

import io.holdfast.shared.crypto.Vault;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** The data key of one person, unwrapped: what erasure destroys. Lives in memory only. */
final class SubjectKey {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String SEARCH = "holdfast audit search v1";
    private static final String REDACTION = "holdfast audit redaction v1";
    private static final int ID_BYTES = 4;

    private final byte[] key;
    private final Vault vault;
    /** Made when it is first asked for. Two threads may make it, and it is the same. */
    private volatile byte[] search;

    private SubjectKey(byte[] key) {
        this.key = key;
        this.vault = Vault.of(Base64.getEncoder().encodeToString(key));
    }

    static SubjectKey random() {
        byte[] key = new byte[32];
        RANDOM.nextBytes(key);
        return new SubjectKey(key);
    }

    static SubjectKey unwrap(Vault master, String purpose, String wrapped) {
        return new SubjectKey(Base64.getDecoder().decode(master.open(purpose, wrapped)));
    }

    String wrap(Vault master, String purpose) {
        return master.seal(purpose, Base64.getEncoder().encodeToString(key));
    }

    /** Seals bytes for one place (AES-256-GCM, the place as additional data). */
    byte[] seal(String place, byte[] bytes) {
        return vault.seal(place, bytes);
    }

    byte[] open(String place, byte[] sealed) {
        return vault.open(place, sealed);
    }

    /**
     * The value under which equal texts are found without opening them. Meaningful on a tenant's own key alone: one key per
     * tenant, so that a search needs no person's key, and the same address has another value in every tenant. Letter case
     * does not count.
     */
    byte[] searchValue(String text) {
        if (search == null) {
            search = Hashes.hmac(key, SEARCH);
        }
        return Hashes.hmac(search, text.toLowerCase(Locale.ROOT));
    }

    /**
     * What stands in the log in place of a secret: equal secrets of a tenant have equal words, and nobody without the key can tell which
     * secret it was. The id of the key stands before the HMAC, so that words of different keys are not taken for different secrets.
     */
    String redact(String secret) {
        byte[] redaction = Hashes.hmac(key, REDACTION);
        byte[] id = Arrays.copyOf(Hashes.hmac(redaction, "id"), ID_BYTES);
        return "hmac-sha256:" + HexFormat.of().formatHex(id) + ":"
                + HexFormat.of().formatHex(Hashes.hmac(redaction, secret));
    }
}

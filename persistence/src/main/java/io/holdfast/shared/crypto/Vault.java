package io.holdfast.shared.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Seals secrets that must lie in the database (AES-256-GCM) under the node's master key, which must not. A sealed value names
 * the purpose it was sealed for as additional data: a value copied into another column or row does not open.
 */
@ApplicationScoped
public class Vault {
    private static final String CURRENT = "v1:";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private SecretKeySpec current;
    private SecretKeySpec previous;

    protected Vault() {}

    @Inject
    Vault(
            @ConfigProperty(name = "holdfast.master-key") String masterKey,
            @ConfigProperty(name = "holdfast.master-key.previous") Optional<String> previousKey) {
        this.current = key(masterKey);
        this.previous = previousKey.map(Vault::key).orElse(null);
    }

    /** @param masterKey 32 bytes in base64 */
    public static Vault of(String masterKey) {
        return new Vault(masterKey, Optional.empty());
    }

    /** Seals text for one purpose, for instance {@code zoho_connections.refresh_token/<id>}. Never null. */
    public String seal(String purpose, String text) {
        return CURRENT + Base64.getEncoder().encodeToString(seal(purpose, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** @throws IllegalStateException when the value was sealed for another purpose, with a lost key, or was changed */
    public String open(String purpose, String sealed) {
        if (!sealed.startsWith(CURRENT)) {
            throw new IllegalStateException("not a sealed value: " + purpose);
        }
        byte[] bytes = Base64.getDecoder().decode(sealed.substring(CURRENT.length()));
        return new String(open(purpose, bytes), StandardCharsets.UTF_8);
    }

    /** Seals bytes: 12 bytes of nonce, then ciphertext and tag. */
    public byte[] seal(String purpose, byte[] bytes) {
        return encrypt(current, purpose, bytes);
    }

    /** Opens what {@link #seal(String, byte[])} made, with the present key or the one before it. */
    public byte[] open(String purpose, byte[] sealed) {
        try {
            return decrypt(current, purpose, sealed);
        } catch (GeneralSecurityException e) {
            if (previous != null) {
                try {
                    return decrypt(previous, purpose, sealed);
                } catch (GeneralSecurityException stillClosed) {
                    e.addSuppressed(stillClosed);
                }
            }
            throw new IllegalStateException("a sealed value does not open: " + purpose, e);
        }
    }

    private byte[] encrypt(SecretKeySpec key, String purpose, byte[] bytes) {
        try {
            byte[] nonce = new byte[NONCE_BYTES];
            random.nextBytes(nonce);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
            byte[] ciphertext = cipher.doFinal(bytes);
            byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + ciphertext.length);
            System.arraycopy(ciphertext, 0, sealed, NONCE_BYTES, ciphertext.length);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM lacks AES-GCM", e);
        }
    }

    private static byte[] decrypt(SecretKeySpec key, String purpose, byte[] sealed) throws GeneralSecurityException {
        if (sealed.length < NONCE_BYTES + TAG_BITS / 8) {
            throw new GeneralSecurityException("too short to be a sealed value");
        }
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE_BYTES));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    }

    private static SecretKeySpec key(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64.strip());
        if (bytes.length != 32) {
            throw new IllegalArgumentException("holdfast.master-key must be 32 bytes in base64");
        }
        return new SecretKeySpec(bytes, "AES");
    }
}

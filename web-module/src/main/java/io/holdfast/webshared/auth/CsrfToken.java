package io.holdfast.webshared.auth;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The second piece of evidence that a cookie-authenticated write to the API needs. It is derived from the session cookie, which
 * scripts cannot read: another site can make the browser send the cookie, but cannot know this.
 */
public final class CsrfToken {
    public static final String HEADER = "X-CSRF-Token";

    private CsrfToken() {}

    /** The token of a session. Never null. */
    public static String of(String sessionToken) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(sessionToken.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] digest = mac.doFinal("holdfast csrf".getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("this JVM lacks HMAC-SHA-256", e);
        }
    }

    /** Compares in constant time. @param sent null when the request carried none */
    public static boolean matches(String sessionToken, String sent) {
        return sent != null
                && MessageDigest.isEqual(
                        of(sessionToken).getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
    }
}

package io.holdfast.simulator.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The one registered client and the refresh token it was given. Never printed. */
public record Credentials(String clientId, String clientSecret, String refreshToken) {
    boolean isClient(String id) {
        return same(clientId, id);
    }

    boolean isSecret(String secret) {
        return same(clientSecret, secret);
    }

    /** Compares two secrets in a time that does not tell where they differ. */
    static boolean same(String expected, String actual) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), actual.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "Credentials[hidden]";
    }
}

package io.holdfast.identity.usecase;

import java.time.Instant;

/**
 * A sign-in that succeeded.
 *
 * @param sessionToken the value of the session cookie; kept nowhere on the server
 * @param accessToken for the {@code Authorization: Bearer} header
 * @param expiresInSeconds how long the access token lives
 * @param sessionExpiresAt when the session ends at the latest
 */
public record SignedIn(String sessionToken, String accessToken, long expiresInSeconds, Instant sessionExpiresAt) {
    /** Never shows a token, wherever it is printed. */
    @Override
    public String toString() {
        return "SignedIn[until " + sessionExpiresAt + "]";
    }
}

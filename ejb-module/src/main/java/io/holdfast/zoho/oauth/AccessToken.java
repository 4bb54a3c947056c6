package io.holdfast.zoho.oauth;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What an API call is allowed by. Prints nothing of itself.
 *
 * @param lifetime how long it lives from the moment it was given; null when it comes from the shared row
 */
public record AccessToken(String value, Duration lifetime) {
    public AccessToken {
        requireNonNull(value, "value");
    }

    /** The header that every product of Zoho wants, though the token calls itself a bearer token. */
    public String header() {
        return "Zoho-oauthtoken " + value;
    }

    @Override
    public String toString() {
        return "AccessToken[…]";
    }
}

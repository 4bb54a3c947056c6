package io.holdfast.zoho.model;

import java.util.Locale;

/** How a connection stands. The words are those of the column and of the API. */
public enum ConnectionState {
    CONNECTED,
    /** A person must consent again: the refresh token was revoked or evicted. */
    NEEDS_CONSENT,
    /** An operator must mend client, secret, data centre or scope. */
    CONFIG_ERROR,
    /** Zoho asked us to wait; nothing is sent before {@code state_until}. */
    THROTTLED;

    /** The word in the table, for instance {@code needs-consent}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static ConnectionState ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}

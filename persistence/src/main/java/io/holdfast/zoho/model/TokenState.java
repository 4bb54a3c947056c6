package io.holdfast.zoho.model;

import java.time.Instant;
import java.util.UUID;

/**
 * The shared access token as one statement saw it; times are judged by the database.
 *
 * @param connection the row's id
 * @param sealedToken null when none was ever stored
 * @param fresh true when more than five minutes of its life are left
 * @param usable true when it may still be sent, though it is due for renewal
 * @param leased true when another holder is renewing it now
 * @param waitUntil null unless the state is throttled and the time has not come
 */
public record TokenState(
        UUID connection,
        String sealedToken,
        boolean fresh,
        boolean usable,
        boolean leased,
        ConnectionState state,
        String reason,
        Instant waitUntil) {
    @Override
    public String toString() {
        return "TokenState[" + connection + ", " + state + ", fresh=" + fresh + "]";
    }
}

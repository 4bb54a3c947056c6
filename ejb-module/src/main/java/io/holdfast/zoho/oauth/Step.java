package io.holdfast.zoho.oauth;

import io.holdfast.zoho.Outcome;

/**
 * Public because a bean without an interface shows it: the container makes its proxy in another package. What to do next about
 * a token: exactly one of having an answer, renewing, or waiting for another holder to renew.
 *
 * @param answer a token, or why there is none; null while the matter is open
 * @param renewal null unless this caller now holds the lease
 * @param lastResort a token that is due for renewal and may still be sent; null when there is none
 */
public record Step(Outcome<AccessToken> answer, Renewal renewal, AccessToken lastResort) {
    static Step token(AccessToken token) {
        return new Step(Outcome.ok(token), null, null);
    }

    static Step end(Outcome<AccessToken> why) {
        return new Step(why, null, null);
    }

    static Step orElse(AccessToken lastResort, Outcome<AccessToken> why) {
        return lastResort == null ? end(why) : token(lastResort);
    }

    static Step renew(Renewal renewal, AccessToken lastResort) {
        return new Step(null, renewal, lastResort);
    }

    /** Another holder is renewing: what is left of the old token will do, else wait. */
    static Step wait(AccessToken lastResort) {
        return lastResort == null ? new Step(null, null, null) : token(lastResort);
    }
}

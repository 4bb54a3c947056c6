package io.holdfast.identity.usecase;

import io.holdfast.shared.security.Caller;

/**
 * What a sign-in attempt is counted under. The digest stands for the e-mail address, so that the table names nobody.
 *
 * @param person the e-mail address, from wherever
 * @param place the network that the attempt comes from, for whomever
 * @param personFromPlace both: ten wrong passwords there lock out nobody elsewhere
 */
public record AttemptKeys(String person, String place, String personFromPlace) {
    static AttemptKeys ofSignIn(String email, Caller.Origin origin) {
        return of("address:", email, origin);
    }

    /** The person counts as at sign-in, for this door must not give further guesses of a password; the place on its own. */
    static AttemptKeys ofSignUp(String email, Caller.Origin origin) {
        return of("signup-address:", email, origin);
    }

    private static AttemptKeys of(String placePrefix, String email, Caller.Origin origin) {
        String digest = Tokens.digestText(email);
        String network = origin.network();
        return new AttemptKeys("email:" + digest, placePrefix + network, "pair:" + digest + ":" + network);
    }
}

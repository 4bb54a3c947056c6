package io.holdfast.identity.usecase;

/** Tokens of API clients: 256 random bits behind a beginning by which they are told from access tokens, and found where they leak. */
public final class ClientTokens {
    private static final String PREFIX = "hfc_";
    private static final int LONGEST = 128;

    private ClientTokens() {}

    static String next() {
        return PREFIX + Tokens.next();
    }

    /** True when a bearer token can only be that of a client. */
    public static boolean isOne(String token) {
        return token.startsWith(PREFIX) && token.length() <= LONGEST;
    }
}

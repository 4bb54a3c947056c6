package io.holdfast.identity.usecase;

import java.nio.ByteBuffer;

/** The SHA-256 of a token, as a key of what is remembered: no memory holds the token itself. */
record Digest(long a, long b, long c, long d) {
    static Digest of(String token) {
        ByteBuffer bytes = ByteBuffer.wrap(Tokens.digest(token));
        return new Digest(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong());
    }
}

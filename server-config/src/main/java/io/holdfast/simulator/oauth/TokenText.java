package io.holdfast.simulator.oauth;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Zoho's form of tokens and codes: {@code 1000.<32 hex>.<32 hex>}. The Java SDK fails on anything shorter. */
final class TokenText {
    static final Pattern FORM = Pattern.compile("1000\\.[0-9a-f]{32}\\.[0-9a-f]{32}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private TokenText() {}

    static String next() {
        return "1000." + hex() + "." + hex();
    }

    private static String hex() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}

package io.holdfast.webshared.ui;

import java.util.Optional;

/** An address inside this site, to which a person may be sent after signing in. Anything else would be an open redirect. */
public final class OwnPath {
    private static final int LONGEST = 2048;

    private final String value;

    private OwnPath(String value) {
        this.value = value;
    }

    /** @param address as the browser sent it, may be null; empty when it is no path of this site */
    public static Optional<OwnPath> of(String address) {
        if (address == null || address.length() > LONGEST || !address.startsWith("/") || address.startsWith("//")) {
            return Optional.empty();
        }
        // Browsers read a backslash as a slash, and drop tabs and line ends before they look at the address.
        boolean plain = address.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\');
        return plain ? Optional.of(new OwnPath(address)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}

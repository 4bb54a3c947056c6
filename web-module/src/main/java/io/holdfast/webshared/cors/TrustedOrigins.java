package io.holdfast.webshared.cors;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The sites whose scripts may read our answers, and those among them whose visitors' cookies we accept. */
final class TrustedOrigins {
    /** As browsers write it: scheme, host, and the port unless it is the scheme's own. No wildcard, no {@code null}. */
    private static final Pattern ORIGIN =
            Pattern.compile("https?://([a-z0-9.-]+|\\[[0-9a-f:]+\\])(:[0-9]{1,5})?", Pattern.CASE_INSENSITIVE);

    private final Set<String> readers;
    private final Set<String> withCookie;

    /**
     * @param origins comma list of origins
     * @param withCookie further ones, which may send the session's cookie too
     * @throws IllegalArgumentException naming an entry that is no origin
     */
    TrustedOrigins(String origins, String withCookie) {
        this.withCookie = parse(withCookie);
        Set<String> all = new HashSet<>(parse(origins));
        all.addAll(this.withCookie);
        this.readers = Set.copyOf(all);
    }

    boolean areNone() {
        return readers.isEmpty();
    }

    boolean mayRead(String origin) {
        return readers.contains(origin);
    }

    boolean maySendCookie(String origin) {
        return withCookie.contains(origin);
    }

    private static Set<String> parse(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .map(TrustedOrigins::origin)
                .collect(toUnmodifiableSet());
    }

    private static String origin(String entry) {
        if (!ORIGIN.matcher(entry).matches()) {
            throw new IllegalArgumentException("'" + entry + "' in holdfast.cors.* is not an origin such as"
                    + " https://app.example.com: scheme, host and port, no path, no wildcard");
        }
        return entry.toLowerCase(Locale.ROOT);
    }
}

package io.holdfast.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * An answer to a {@link Call}.
 *
 * @param head status line and header lines
 * @param length of the body, bytes
 * @param body empty unless the call asked for it
 */
public record Answer(int status, String head, int length, byte[] body) {

    /** The value of the first header of this name. */
    public Optional<String> header(String name) {
        return valueIn(head, name);
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    static Optional<String> valueIn(String head, String name) {
        for (int line = head.indexOf("\r\n"); line >= 0; line = head.indexOf("\r\n", line + 2)) {
            int start = line + 2;
            if (!head.regionMatches(true, start, name, 0, name.length())) continue;
            int colon = start + name.length();
            if (colon >= head.length() || head.charAt(colon) != ':') continue;
            int end = head.indexOf("\r\n", colon);
            return Optional.of(
                    head.substring(colon + 1, end < 0 ? head.length() : end).strip());
        }
        return Optional.empty();
    }

    static boolean says(String head, String name, String value) {
        return valueIn(head, name)
                .filter(said -> said.toLowerCase(Locale.ROOT).contains(value))
                .isPresent();
    }
}

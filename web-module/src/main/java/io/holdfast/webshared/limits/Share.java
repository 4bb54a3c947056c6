package io.holdfast.webshared.limits;

import java.time.Duration;
import java.util.Optional;

/**
 * What a node has granted a client in its present window, as a line of text for other nodes.
 *
 * @param limit the name of the policy
 * @param left of the window when this was told
 */
record Share(String limit, String client, long granted, Duration left) {
    /** None of the parts can hold it. */
    private static final String SEPARATOR = "\t";

    private static final int PARTS = 4;
    private static final int DIGITS = 18;

    String line() {
        return String.join(SEPARATOR, limit, client, Long.toString(granted), Long.toString(left.toMillis()));
    }

    /** Empty for a line that another version of the product wrote. */
    static Optional<Share> parse(String line) {
        String[] parts = line.split(SEPARATOR, -1);
        return parts.length == PARTS && isNumber(parts[2]) && isNumber(parts[3])
                ? Optional.of(new Share(
                        parts[0], parts[1], Long.parseLong(parts[2]), Duration.ofMillis(Long.parseLong(parts[3]))))
                : Optional.empty();
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() <= DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}

package io.holdfast.audit.sequencer;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the origin of a checkpoint says.
 *
 * @param tenant empty for the tree over tenants
 */
record Origin(String logName, Optional<UUID> tenant, int incarnation) {
    private static final Pattern FORM =
            Pattern.compile("(.+?)/(?:heads|t/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}))(?:/([1-9][0-9]{0,8}))?");

    /** Empty when it is none of ours. */
    static Optional<Origin> of(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(new Origin(
                        parts.group(1),
                        Optional.ofNullable(parts.group(2)).map(UUID::fromString),
                        parts.group(3) == null ? 1 : Integer.parseInt(parts.group(3))))
                : Optional.empty();
    }
}

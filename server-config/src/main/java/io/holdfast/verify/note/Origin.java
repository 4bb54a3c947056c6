package io.holdfast.verify.note;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Whose tree a checkpoint is of.
 *
 * @param tenant empty for the heads
 * @param incarnation 1 before the first restore
 */
public record Origin(String text, String log, Optional<UUID> tenant, long incarnation) {
    private static final Pattern FORM = Pattern.compile(
            "(?<log>.+)/(?:t/(?<tenant>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})|heads)(?:/(?<incarnation>[1-9][0-9]{0,17}))?");

    public static Optional<Origin> parse(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) return Optional.empty();
        var incarnation = form.group("incarnation") == null ? 1 : Long.parseLong(form.group("incarnation"));
        if (form.group("incarnation") != null && incarnation == 1) return Optional.empty();
        return Optional.of(new Origin(
                text,
                form.group("log"),
                Optional.ofNullable(form.group("tenant")).map(UUID::fromString),
                incarnation));
    }

    /** True when both speak of one tree, in whatever incarnation. */
    public boolean isSameTree(Origin other) {
        return log.equals(other.log) && tenant.equals(other.tenant);
    }
}

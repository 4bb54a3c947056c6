package io.holdfast.launcher;

import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a server's log line for the one sentence a person should see. */
final class LogLine {
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final Pattern REASON =
            Pattern.compile("(?:Caused by: |Exception while deploying.*?: |Error: |ERROR: |FATAL: )(.+)");
    private static final int LENGTH = 300;

    private LogLine() {}

    static Optional<String> reason(String line) {
        var found = REASON.matcher(COLOUR.matcher(line).replaceAll(""));
        if (!found.find()) return Optional.empty();
        var text = found.group(1).strip();
        return Optional.of(text.length() > LENGTH ? text.substring(0, LENGTH) + "…" : text);
    }
}

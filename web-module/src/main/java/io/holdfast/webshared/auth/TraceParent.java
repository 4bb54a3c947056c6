package io.holdfast.webshared.auth;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header of W3C Trace Context with which a caller says what its request is part of. */
final class TraceParent {
    static final String HEADER = "traceparent";

    /** Version, trace, parent, flags; a version after 00 may have more behind a hyphen, and ff is none. */
    private static final Pattern FORM =
            Pattern.compile("(?!ff)[0-9a-f]{2}-((?!0{32})[0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");

    private static final int LONGEST = 256;

    private TraceParent() {}

    /** The id of the trace; empty when the header is absent or not as the standard has it, and so begins no trace of ours. */
    static Optional<String> traceId(String header) {
        if (header == null || header.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(header);
        boolean valid = form.matches() && (form.group(2) == null || !header.startsWith("00"));
        return valid ? Optional.of(form.group(1)) : Optional.empty();
    }
}

package io.holdfast.systemlog.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A warning or an error, cut to what is kept of it.
 *
 * @param logger who said it
 * @param exception classes, messages and the first places of the stack; null without an exception
 * @param requestId the incident id of the request during which it was said; null when there was none
 */
public record LoggedProblem(
        Instant time, LogLevel level, String logger, String message, String exception, String requestId) {
    private static final int LONGEST_LOGGER = 200;
    private static final int LONGEST_MESSAGE = 2000;
    private static final int LONGEST_EXCEPTION = 4000;
    private static final int LONGEST_ID = 64;

    public LoggedProblem {
        requireNonNull(time, "time");
        requireNonNull(level, "level");
        logger = kept(logger == null || logger.isEmpty() ? "root" : logger, LONGEST_LOGGER);
        message = kept(requireNonNull(message, "message"), LONGEST_MESSAGE);
        exception = exception == null ? null : kept(exception, LONGEST_EXCEPTION);
        requestId = requestId == null ? null : kept(requestId, LONGEST_ID);
    }

    /** What PostgreSQL can store: no NUL, no half of a pair, and no more than fits. */
    private static String kept(String text, int longest) {
        var kept = new StringBuilder(Math.min(text.length(), longest));
        for (int i = 0; i < text.length() && kept.length() < longest - 1; ) {
            int point = text.codePointAt(i);
            boolean storable = point != 0 && (point > Character.MAX_VALUE || !Character.isSurrogate((char) point));
            kept.appendCodePoint(storable ? point : '\uFFFD');
            i += Character.charCount(point);
        }
        return kept.toString();
    }
}

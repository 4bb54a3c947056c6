package io.holdfast.audit.model;

import java.nio.charset.StandardCharsets;

/**
 * Text as the log can keep it for ever: valid in UTF-8, in PostgreSQL's {@code text} and {@code jsonb}, and bounded. Other
 * control characters stay, as JSON escapes: a reviewer must see what was sent.
 */
final class AuditText {
    /** The longest value of one field, in UTF-8 bytes, the mark of a cut included. */
    static final int VALUE_BYTES = 2048;

    private static final char REPLACEMENT = '\uFFFD';

    private AuditText() {}

    /** Replaces what cannot be stored, NUL and half surrogate pairs, by U+FFFD. Null stays null. */
    static String clean(String text) {
        if (text == null) {
            return null;
        }
        StringBuilder cleaned = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? REPLACEMENT : c)
                .forEach(cleaned::appendCodePoint);
        return cleaned.toString();
    }

    /** Cleans a value and cuts it to so many UTF-8 bytes; a cut one ends by saying how long it was. Null stays null. */
    static String value(String text, int maxBytes) {
        // A text of more characters than bytes allowed is cut anyway: do not copy megabytes to find out.
        String cleaned = clean(text == null || text.length() <= maxBytes ? text : text.substring(0, maxBytes));
        if (cleaned == null || (text.length() <= maxBytes && utf8(cleaned) <= maxBytes)) {
            return cleaned;
        }
        String mark = "… [cut, " + text.length() + " characters]";
        return head(cleaned, maxBytes - utf8(mark)) + mark;
    }

    /** Cleans a text and cuts it to so many characters, for a {@code varchar} column; a cut one ends with "…". */
    static String column(String text, int maxCharacters) {
        String cleaned = clean(
                text == null || text.length() <= 2 * (maxCharacters + 1)
                        ? text
                        : text.substring(0, 2 * (maxCharacters + 1)));
        if (cleaned == null || cleaned.codePointCount(0, cleaned.length()) <= maxCharacters) {
            return cleaned;
        }
        return cleaned.substring(0, cleaned.offsetByCodePoints(0, maxCharacters - 1)) + "…";
    }

    private static String head(String text, int maxBytes) {
        int end = 0;
        int bytes = 0;
        while (end < text.length()) {
            int codePoint = text.codePointAt(end);
            bytes += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
            if (bytes > maxBytes) {
                break;
            }
            end += Character.charCount(codePoint);
        }
        return text.substring(0, end);
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}

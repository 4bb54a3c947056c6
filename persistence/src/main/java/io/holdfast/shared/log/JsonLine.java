package io.holdfast.shared.log;

/** A JSON object on one line, written fast. No text can end the line or the value that it stands in. */
public final class JsonLine {
    private static final int FIRST_PRINTABLE = 0x20;
    private static final int DELETE = 0x7F;
    private static final int LAST_CONTROL = 0x9F;

    private final StringBuilder text = new StringBuilder(512).append('{');

    /** Adds a member with a text; null leaves it out. */
    public JsonLine with(String name, String value) {
        if (value != null) {
            name(name);
            quote(value);
        }
        return this;
    }

    public JsonLine with(String name, long value) {
        name(name);
        text.append(value);
        return this;
    }

    /** The line with its end. */
    public String end() {
        return text.append("}\n").toString();
    }

    private void name(String name) {
        if (text.length() > 1) {
            text.append(',');
        }
        text.append('"').append(name).append("\":");
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (isPlain(c, value, i)) {
                text.append(c);
            } else {
                text.append(String.format("\\u%04x", (int) c));
            }
        }
        text.append('"');
    }

    private static boolean isPlain(char c, String value, int at) {
        boolean control = c < FIRST_PRINTABLE || (c >= DELETE && c <= LAST_CONTROL);
        boolean lineEnd = c == '\u2028' || c == '\u2029';
        return !control && !lineEnd && (!Character.isSurrogate(c) || isOfPair(c, value, at));
    }

    private static boolean isOfPair(char c, String value, int at) {
        if (Character.isHighSurrogate(c)) {
            return at + 1 < value.length() && Character.isLowSurrogate(value.charAt(at + 1));
        }
        return at > 0 && Character.isHighSurrogate(value.charAt(at - 1));
    }
}

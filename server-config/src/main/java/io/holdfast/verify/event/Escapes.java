package io.holdfast.verify.event;

/** The escapes of a JSON string that was found to be well written. */
final class Escapes {
    private static final int CODE = 4;

    private Escapes() {}

    static String undo(String raw) {
        var text = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            var c = raw.charAt(i);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            i++;
            if (raw.charAt(i) == 'u') {
                text.append((char) Integer.parseInt(raw.substring(i + 1, i + 1 + CODE), 16));
                i += CODE;
            } else {
                text.append(shortForm(raw.charAt(i)));
            }
        }
        return text.toString();
    }

    private static char shortForm(char c) {
        return switch (c) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> c;
        };
    }
}

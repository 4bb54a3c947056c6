package io.holdfast.verify.event;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * Goes once through the bytes of an event and says whether RFC 8785 would make the same bytes of them. What can be told by looking
 * is told so: order of names, no blanks, the one way to write each string, small whole numbers. Only other numbers need the
 * canonicalizer. Nothing is copied. For one thread at a time.
 */
final class CanonicalScan {
    private static final int MAX_DEPTH = 32;
    /** Whole numbers of so many digits are written as they stand. */
    private static final int EXACT_DIGITS = 15;

    /** What the scan tells of a member's value on the way. */
    interface Members {
        /** @param depth 1 for the event's own members, 2 for those within them, which are told first */
        void member(int depth, int nameFrom, int nameTo, int valueFrom, int valueTo);
    }

    private static final class NotCanonical extends Exception {
        private static final long serialVersionUID = 1L;

        NotCanonical() {
            super(null, null, false, false);
        }
    }

    private static final NotCanonical NOT_CANONICAL = new NotCanonical();

    private byte[] bytes;
    private int at;
    private int end;
    private boolean hasOtherNumbers;
    /** Whether the string just read orders by its bytes as it does by UTF-16. */
    private boolean isPlain;

    private Members members;

    /** True when the bytes from {@code from} to before {@code to} are one canonical object. Tells members up to depth 2. */
    boolean isObject(byte[] in, int from, int to, Members listener) {
        bytes = in;
        at = from;
        end = to;
        hasOtherNumbers = false;
        members = listener;
        try {
            if (at >= end || bytes[at] != '{') return false;
            object(1);
            return at == end && (!hasOtherNumbers || isWhatTheCanonicalizerMakes(from));
        } catch (NotCanonical e) {
            return false;
        }
    }

    private boolean isWhatTheCanonicalizerMakes(int from) {
        var given = Arrays.copyOfRange(bytes, from, end);
        try {
            // Depth, syntax and UTF-8 were checked, so recursion and length are bounded.
            return Arrays.equals(
                    given, new JsonCanonicalizer(new String(given, StandardCharsets.UTF_8)).getEncodedUTF8());
        } catch (IOException | RuntimeException e) {
            // Its way to say that there is no canonical form, of a number beyond all doubles for one.
            return false;
        }
    }

    private void value(int depth) throws NotCanonical {
        switch (peek()) {
            case '{' -> object(depth);
            case '[' -> list(depth);
            case '"' -> string();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        }
    }

    private void object(int depth) throws NotCanonical {
        if (depth > MAX_DEPTH) throw NOT_CANONICAL;
        at++;
        if (peek() == '}') {
            at++;
            return;
        }
        int beforeFrom = -1;
        int beforeTo = -1;
        var beforePlain = true;
        while (true) {
            var nameFrom = at + 1;
            string();
            var nameTo = at - 1;
            var plain = isPlain;
            if (beforeFrom >= 0 && !comesBefore(beforeFrom, beforeTo, nameFrom, nameTo, plain && beforePlain))
                throw NOT_CANONICAL;
            expect(':');
            var valueFrom = at;
            value(depth + 1);
            if (depth <= 2) members.member(depth, nameFrom, nameTo, valueFrom, at);
            if (peek() == '}') {
                at++;
                return;
            }
            expect(',');
            beforeFrom = nameFrom;
            beforeTo = nameTo;
            beforePlain = plain;
        }
    }

    private void list(int depth) throws NotCanonical {
        if (depth > MAX_DEPTH) throw NOT_CANONICAL;
        at++;
        if (peek() == ']') {
            at++;
            return;
        }
        while (true) {
            value(depth + 1);
            if (peek() == ']') {
                at++;
                return;
            }
            expect(',');
        }
    }

    private void string() throws NotCanonical {
        expect('"');
        var plain = true;
        while (true) {
            if (at >= end) throw NOT_CANONICAL;
            var c = bytes[at];
            if (c == '"') break;
            if (c == '\\') {
                escape();
                plain = false;
            } else if (c >= ' ') {
                at++;
            } else if (c < 0) {
                // From U+E000 on, bytes and UTF-16 are ordered differently.
                plain &= (c & 0xFF) < 0xEE;
                manyBytes();
            } else {
                throw NOT_CANONICAL;
            }
        }
        at++;
        isPlain = plain;
    }

    private void escape() throws NotCanonical {
        at++;
        switch (peek()) {
            case '"', '\\', 'b', 'f', 'n', 'r', 't' -> at++;
            case 'u' -> controlCharacter();
            default -> throw NOT_CANONICAL;
        }
    }

    /** Only those without a short form are written so, in lower case. */
    private void controlCharacter() throws NotCanonical {
        if (end - at < 5 || bytes[at + 1] != '0' || bytes[at + 2] != '0') throw NOT_CANONICAL;
        var high = bytes[at + 3];
        var low = bytes[at + 4];
        if (high != '0' && high != '1') throw NOT_CANONICAL;
        var isHex = (low >= '0' && low <= '9') || (low >= 'a' && low <= 'f');
        if (!isHex) throw NOT_CANONICAL;
        var hasShortForm = high == '0' && (low == '8' || low == '9' || low == 'a' || low == 'c' || low == 'd');
        if (hasShortForm) throw NOT_CANONICAL;
        at += 5;
    }

    /** UTF-8 in its shortest form, without halves of surrogate pairs. */
    private void manyBytes() throws NotCanonical {
        var first = bytes[at] & 0xFF;
        if (first >= 0xC2 && first <= 0xDF) {
            following(1, 0x80, 0xBF);
        } else if (first >= 0xE0 && first <= 0xEF) {
            following(2, first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF);
        } else if (first >= 0xF0 && first <= 0xF4) {
            following(3, first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF);
        } else {
            throw NOT_CANONICAL;
        }
    }

    private void following(int count, int lowest, int highest) throws NotCanonical {
        if (end - at <= count) throw NOT_CANONICAL;
        var second = bytes[at + 1] & 0xFF;
        if (second < lowest || second > highest) throw NOT_CANONICAL;
        for (int i = 2; i <= count; i++) if ((bytes[at + i] & 0xC0) != 0x80) throw NOT_CANONICAL;
        at += count + 1;
    }

    private void number() throws NotCanonical {
        var from = at;
        if (peek() == '-') at++;
        var digitsFrom = at;
        var digits = digits();
        if (digits > 1 && bytes[digitsFrom] == '0') throw NOT_CANONICAL;
        var isMinusZero = digitsFrom > from && digits == 1 && bytes[digitsFrom] == '0';
        if (isMinusZero) throw NOT_CANONICAL;
        if (digits > EXACT_DIGITS) hasOtherNumbers = true;
        if (at < end && bytes[at] == '.') {
            at++;
            digits();
            hasOtherNumbers = true;
        }
        if (at < end && bytes[at] == 'e') {
            at++;
            if (peek() == '+' || peek() == '-') at++;
            digits();
            hasOtherNumbers = true;
        }
    }

    private int digits() throws NotCanonical {
        var from = at;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') at++;
        if (at == from) throw NOT_CANONICAL;
        return at - from;
    }

    private void word(String word) throws NotCanonical {
        for (int i = 0; i < word.length(); i++) expect(word.charAt(i));
    }

    /** Names are sorted by UTF-16 code units and are there once. */
    private boolean comesBefore(int from, int to, int nextFrom, int nextTo, boolean plain) {
        if (plain) return Arrays.compareUnsigned(bytes, from, to, bytes, nextFrom, nextTo) < 0;
        return decoded(from, to).compareTo(decoded(nextFrom, nextTo)) < 0;
    }

    private String decoded(int from, int to) {
        var raw = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        return raw.indexOf('\\') < 0 ? raw : Escapes.undo(raw);
    }

    private byte peek() throws NotCanonical {
        if (at >= end) throw NOT_CANONICAL;
        return bytes[at];
    }

    private void expect(char c) throws NotCanonical {
        if (peek() != c) throw NOT_CANONICAL;
        at++;
    }
}

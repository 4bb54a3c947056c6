package io.holdfast.verify.log;

import io.holdfast.verify.tree.Hashes;
import java.nio.charset.StandardCharsets;

/** Reads what comes in a fixed form at the front of a line. For one thread at a time. */
final class LineCursor {
    static final long NO_NUMBER = -1;

    private static final int DIGITS = 18;
    private static final byte[] VALUES = values();

    private byte[] bytes;
    private int at;
    private int end;

    static byte[] word(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    void start(byte[] in, int from, int to) {
        bytes = in;
        at = from;
        end = to;
    }

    int at() {
        return at;
    }

    boolean skip(byte[] word) {
        if (end - at < word.length) return false;
        for (int i = 0; i < word.length; i++) if (bytes[at + i] != word[i]) return false;
        at += word.length;
        return true;
    }

    /** Digits without leading zeros, {@link #NO_NUMBER} where there are none or too many. */
    long number() {
        var from = at;
        long value = 0;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9' && at - from <= DIGITS)
            value = value * 10 + bytes[at++] - '0';
        var digits = at - from;
        return digits == 0 || digits > DIGITS || (digits > 1 && bytes[from] == '0') ? NO_NUMBER : value;
    }

    /** 64 lower-case hex digits, null where there are others. */
    byte[] hash() {
        if (end - at < 2 * Hashes.LENGTH) return null;
        var hash = new byte[Hashes.LENGTH];
        var bad = 0;
        for (int i = 0; i < hash.length; i++) {
            var high = VALUES[bytes[at++] & 0xFF];
            var low = VALUES[bytes[at++] & 0xFF];
            bad |= high | low;
            hash[i] = (byte) (high << 4 | low);
        }
        return bad < 0 ? null : hash;
    }

    /** Negative for what is no hex digit. */
    private static byte[] values() {
        var values = new byte[256];
        for (int c = 0; c < values.length; c++) {
            var isDigit = c >= '0' && c <= '9';
            var isLetter = c >= 'a' && c <= 'f';
            values[c] = (byte) (isDigit ? c - '0' : isLetter ? c - 'a' + 10 : -1);
        }
        return values;
    }
}

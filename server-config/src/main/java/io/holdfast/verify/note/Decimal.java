package io.holdfast.verify.note;

import java.util.OptionalLong;

/** Whole numbers as the log writes them: ASCII digits, no sign, no leading zero, at most 2^63 - 1. */
public final class Decimal {
    private static final int DIGITS = 19;

    private Decimal() {}

    public static OptionalLong parse(String text) {
        if (text.isEmpty() || text.length() > DIGITS) return OptionalLong.empty();
        if (text.length() > 1 && text.charAt(0) == '0') return OptionalLong.empty();
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) return OptionalLong.empty();
            value = value * 10 + digit;
            // Nineteen digits overflow into the negative, never beyond it.
            if (value < 0) return OptionalLong.empty();
        }
        return OptionalLong.of(value);
    }
}

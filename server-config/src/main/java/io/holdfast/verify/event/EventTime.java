package io.holdfast.verify.event;

import java.time.Instant;

/** Times of events, {@code 2026-11-29T12:00:00.000000Z} and nothing else, as microseconds since 1970. */
public final class EventTime {
    /** No time: the text is none. */
    public static final long NONE = Long.MIN_VALUE;

    private static final String FORM = "0000-00-00T00:00:00.000000Z";
    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final int[] DAYS_BEFORE = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    private static final long DAYS_TO_1970 = 719_528;

    private EventTime() {}

    public static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000), Math.floorMod(micros, 1_000_000) * 1000L);
    }

    public static long micros(Instant time) {
        return time.getEpochSecond() * 1_000_000 + time.getNano() / 1000;
    }

    static long parse(byte[] bytes, int from, int to) {
        if (to - from != FORM.length()) return NONE;
        for (int i = 0; i < FORM.length(); i++) {
            var form = FORM.charAt(i);
            var c = bytes[from + i];
            if (form == '0' ? c < '0' || c > '9' : c != form) return NONE;
        }
        var year = number(bytes, from, 4);
        var month = number(bytes, from + 5, 2);
        var day = number(bytes, from + 8, 2);
        var hour = number(bytes, from + 11, 2);
        var minute = number(bytes, from + 14, 2);
        var second = number(bytes, from + 17, 2);
        if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) return NONE;
        var leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        if (day > DAYS[month - 1] + (leap && month == 2 ? 1 : 0)) return NONE;
        var before = year - 1;
        long days = year * 365L + (year == 0 ? 0 : before / 4 - before / 100 + before / 400 + 1);
        days += DAYS_BEFORE[month - 1] + (leap && month > 2 ? 1 : 0) + day - 1 - DAYS_TO_1970;
        return ((days * 24 + hour) * 60 + minute) * 60_000_000L + second * 1_000_000L + number(bytes, from + 20, 6);
    }

    private static int number(byte[] bytes, int from, int digits) {
        int value = 0;
        for (int i = from; i < from + digits; i++) value = value * 10 + bytes[i] - '0';
        return value;
    }
}

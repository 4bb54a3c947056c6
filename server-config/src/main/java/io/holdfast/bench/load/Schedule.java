package io.holdfast.bench.load;

import java.time.Duration;

/**
 * When the calls of an open loop are due: evenly, whatever happened to those before.
 *
 * @param perSecond calls per second, at least 1
 * @param count how many in all
 */
public record Schedule(int perSecond, long count) {
    private static final long SECOND = 1_000_000_000;

    public Schedule {
        if (perSecond < 1 || count < 0) throw new IllegalArgumentException(perSecond + " per second, " + count);
    }

    public static Schedule of(int perSecond, Duration time) {
        return new Schedule(perSecond, Math.round(perSecond * (time.toMillis() / 1000.0)));
    }

    /** Nanoseconds after the start. Computed from the number, so that no rounding adds up. */
    public long due(long number) {
        return number / perSecond * SECOND + number % perSecond * SECOND / perSecond;
    }

    /** How many are due this long after the start. @param elapsed nanoseconds */
    public long dueBy(long elapsed) {
        if (elapsed < 0) return 0;
        long estimate = Math.min(count, (long) (elapsed / (double) SECOND * perSecond));
        while (estimate < count && due(estimate) <= elapsed) estimate++;
        while (estimate > 0 && due(estimate - 1) > elapsed) estimate--;
        return estimate;
    }
}

package io.holdfast.shared.log;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Tells the first of a kind in a while from those that only say it again. May be asked by any thread. */
public final class Repetitions {
    /** Far more kinds than a product has; beyond it kinds differ by a number or a name, and all are forgotten. */
    private static final int MOST_KINDS = 500;

    private final long window;
    private final LongSupplier nanoTime;
    private final Map<String, Long> lastTold = new ConcurrentHashMap<>();

    /**
     * @param window from one that is told to the next of its kind
     * @param nanoTime {@link System#nanoTime()}, or the time of a test
     */
    public Repetitions(Duration window, LongSupplier nanoTime) {
        this.window = window.toNanos();
        this.nanoTime = nanoTime;
    }

    /** True for one caller in each window and kind. */
    public boolean isFirst(String kind) {
        long now = nanoTime.getAsLong();
        if (lastTold.size() >= MOST_KINDS) {
            lastTold.clear();
        }
        Long before = lastTold.putIfAbsent(kind, now);
        return before == null || now - before >= window && lastTold.replace(kind, before, now);
    }
}

package io.holdfast.caching;

import java.time.Duration;

/**
 * Stops asking what does not answer. After some failures in a row it is open for a time; then one caller at a time may try, until
 * one succeeds. Times are {@link System#nanoTime()}.
 */
final class Breaker {
    private final int tolerated;
    private final long rest;
    private int failures;
    private long closedUntil;

    /**
     * @param tolerated so many failures in a row open it
     * @param rest how long it stays open before the next try
     */
    Breaker(int tolerated, Duration rest) {
        this.tolerated = tolerated;
        this.rest = rest.toNanos();
    }

    /** True when a call may be tried now. Whoever tries must say how it ended. */
    synchronized boolean allows(long now) {
        if (failures < tolerated) {
            return true;
        }
        if (now - closedUntil < 0) {
            return false;
        }
        // The next one waits for the outcome of this try, or for as long again.
        closedUntil = now + rest;
        return true;
    }

    synchronized void succeeded() {
        failures = 0;
    }

    /** @return true when this failure opened it */
    synchronized boolean failed(long now) {
        failures++;
        closedUntil = now + rest;
        return failures == tolerated;
    }

    /** True while calls are kept away. */
    synchronized boolean isOpen() {
        return failures >= tolerated;
    }
}

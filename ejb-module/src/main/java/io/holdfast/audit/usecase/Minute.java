package io.holdfast.audit.usecase;

import io.holdfast.shared.security.Caller;
import java.time.Duration;

/** What one caller does again and again within a minute, such as reading one list. */
final class Minute {
    private static final long CLOSED = -1;

    private final Caller caller;
    private final long begun;
    private boolean recorded;
    private long further;

    /** @param begun {@link System#nanoTime()} */
    Minute(Caller caller, long begun) {
        this.caller = caller;
        this.begun = begun;
    }

    /**
     * Counts one more.
     *
     * @param first writes the event of the first one; the others wait for it, and when it throws the next one is the first
     * @return false when the minute was closed meanwhile and this was not counted
     */
    synchronized boolean count(Runnable first) {
        if (further == CLOSED) {
            return false;
        }
        if (recorded) {
            further++;
        } else {
            first.run();
            recorded = true;
        }
        return true;
    }

    boolean isOver(Duration length, long now) {
        return now - begun >= length.toNanos();
    }

    /** Ends it, once. @return how many came after the first; 0 from the second call on */
    synchronized long close() {
        long counted = Math.max(0, further);
        further = CLOSED;
        return counted;
    }

    /** Who it is, as the first request said. */
    Caller caller() {
        return caller;
    }
}

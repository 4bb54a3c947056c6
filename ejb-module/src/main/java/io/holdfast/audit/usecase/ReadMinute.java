package io.holdfast.audit.usecase;

import io.holdfast.shared.security.Caller;
import java.time.Duration;

/** The readings of one list by one session within a minute. */
final class ReadMinute {
    private static final long CLOSED = -1;

    private final Caller reader;
    private final long begun;
    private boolean recorded;
    private long further;

    /** @param begun {@link System#nanoTime()} */
    ReadMinute(Caller reader, long begun) {
        this.reader = reader;
        this.begun = begun;
    }

    /**
     * Counts a reading.
     *
     * @param first writes the event of the first one; the others wait for it, and when it throws the next one is the first
     * @return false when the minute was closed meanwhile and the reading was not counted
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

    /** Ends it, once. @return how many readings came after the first; 0 from the second call on */
    synchronized long close() {
        long counted = Math.max(0, further);
        further = CLOSED;
        return counted;
    }

    /** Who read, as the first request said. */
    Caller reader() {
        return reader;
    }
}

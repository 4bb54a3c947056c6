package io.holdfast.simulator.wire;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** So many in a window of time; once it is passed, every further try starts the lockout anew. Not thread-safe. */
public final class RollingLimit {
    private final Clock clock;
    private final int most;
    private final Duration window;
    private final Duration lockout;
    private final Deque<Instant> taken = new ArrayDeque<>();
    private Instant lockedUntil = Instant.MIN;

    /** A limit that locks out for as long as its window is. */
    public RollingLimit(Clock clock, int most, Duration window) {
        this(clock, most, window, window);
    }

    public RollingLimit(Clock clock, int most, Duration window, Duration lockout) {
        this.clock = clock;
        this.most = most;
        this.window = window;
        this.lockout = lockout;
    }

    /** Counts one try; false when it is beyond the limit. */
    public boolean take() {
        Instant now = clock.instant();
        while (!taken.isEmpty() && !taken.peekFirst().isAfter(now.minus(window))) {
            taken.removeFirst();
        }
        if (now.isBefore(lockedUntil) || taken.size() >= most) {
            lockedUntil = now.plus(lockout);
            return false;
        }
        taken.addLast(now);
        return true;
    }
}

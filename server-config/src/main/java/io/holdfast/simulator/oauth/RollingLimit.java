package io.holdfast.simulator.oauth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** So many in a window of time; once it is passed, every further try starts the lockout anew. Not thread-safe. */
final class RollingLimit {
    private final Clock clock;
    private final int most;
    private final Duration window;
    private final Deque<Instant> taken = new ArrayDeque<>();
    private Instant lockedUntil = Instant.MIN;

    RollingLimit(Clock clock, int most, Duration window) {
        this.clock = clock;
        this.most = most;
        this.window = window;
    }

    boolean take() {
        Instant now = clock.instant();
        while (!taken.isEmpty() && !taken.peekFirst().isAfter(now.minus(window))) {
            taken.removeFirst();
        }
        if (now.isBefore(lockedUntil) || taken.size() >= most) {
            lockedUntil = now.plus(window);
            return false;
        }
        taken.addLast(now);
        return true;
    }
}

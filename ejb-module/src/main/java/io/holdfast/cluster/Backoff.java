package io.holdfast.cluster;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before the next try: longer each time, and never the same on two nodes. */
final class Backoff {
    private static final long FIRST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 2_000;

    private long next = FIRST_MILLIS;

    Duration next() {
        long most = next;
        next = Math.min(LONGEST_MILLIS, next * 2);
        return Duration.ofMillis(most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1));
    }

    void reset() {
        next = FIRST_MILLIS;
    }
}

package io.holdfast.mirror;

import io.holdfast.mirror.Freshness.Asked;
import io.holdfast.mirror.model.RefreshState;
import java.time.Duration;

/**
 * What a node last saw of a mirror. The age goes on by the node's monotonic clock from before the question was sent, so that it
 * is never told too young, whatever the node's wall clock says.
 *
 * @param askedAt {@link System#nanoTime()} from before the question
 */
record Sighting(RefreshState state, long askedAt) {

    boolean isOlderThan(Duration limit, long now) {
        return now - askedAt >= limit.toNanos();
    }

    /** Null when the mirror was never read. */
    Duration age(long now) {
        return state.age() == null ? null : state.age().plusNanos(now - askedAt);
    }

    boolean isDue(Duration lifetime, long now) {
        Duration age = age(now);
        return age == null || age.compareTo(lifetime) >= 0;
    }

    /** True when it was too old already when it was seen, so that its refresh was somebody's business then. */
    boolean wasDue(Duration lifetime) {
        return isDue(lifetime, askedAt);
    }

    Freshness freshness(Duration lifetime, String underWay, Asked asked, long now) {
        boolean stale = isDue(lifetime, now);
        return new Freshness(
                state.refreshedAt(),
                age(now),
                lifetime,
                stale,
                stale && hasNotFailed(),
                stale ? reason(underWay) : null,
                asked);
    }

    /** True when the last attempt to read it went well, so that an old mirror waits only for the next to end. */
    boolean hasNotFailed() {
        return state.failure() == null;
    }

    String reason(String underWay) {
        return hasNotFailed() ? underWay : state.failure();
    }
}

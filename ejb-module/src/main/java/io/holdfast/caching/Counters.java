package io.holdfast.caching;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** How the answers of one cache came about on this node, since its start. */
final class Counters {
    private final Map<Tier, LongAdder> served = new EnumMap<>(Tier.class);
    private final LongAdder stale = new LongAdder();

    Counters() {
        for (Tier tier : Tier.values()) {
            served.put(tier, new LongAdder());
        }
    }

    void served(Tier tier, boolean wasStale) {
        served.get(tier).increment();
        if (wasStale) {
            stale.increment();
        }
    }

    long served(Tier tier) {
        return served.get(tier).sum();
    }

    /** Answered without the database. */
    long hits() {
        return served(Tier.LOCAL) + served(Tier.GRID);
    }

    long misses() {
        return served(Tier.PROJECTION);
    }

    long answers() {
        return hits() + misses();
    }

    long stale() {
        return stale.sum();
    }
}

package io.holdfast.bench.differential;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Chance that comes from a seed. */
final class Dice {
    private final Random random;

    Dice(long seed) {
        this.random = new Random(seed);
    }

    boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    /** From 0 to one less than the limit. */
    int below(int limit) {
        return random.nextInt(limit);
    }

    <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Each of them or not. */
    <T> Set<T> some(List<T> all) {
        var some = new HashSet<T>();
        for (var one : all) if (chance(2)) some.add(one);
        return some;
    }

    UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }
}

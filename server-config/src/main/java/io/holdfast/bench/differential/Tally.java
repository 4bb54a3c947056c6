package io.holdfast.bench.differential;

import io.holdfast.rbac.decision.Decision.Reason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Answers that were compared. */
public final class Tally {
    /** Enough to find what is wrong. */
    private static final int KEPT = 10;

    private final Map<Reason, Long> reasons = new EnumMap<>(Reason.class);
    private final List<String> differing = new ArrayList<>();
    private long compared;
    private long differences;

    /**
     * @param right of the evaluator
     * @param seed of the organization
     */
    void compare(Reason right, boolean same, long seed, Object what) {
        compared++;
        reasons.merge(right, 1L, Long::sum);
        if (same) return;
        differences++;
        if (differing.size() < KEPT) differing.add("seed " + seed + ": " + what + ", right is " + right);
    }

    public long compared() {
        return compared;
    }

    public long differences() {
        return differences;
    }

    public List<String> differing() {
        return differing;
    }

    /** Such as {@code GRANTED 211402, NOT_GRANTED 500231}. */
    public String reasons() {
        var words = new ArrayList<String>();
        reasons.forEach((reason, times) -> words.add(reason + " " + times));
        return String.join(", ", words);
    }
}

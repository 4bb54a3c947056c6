package io.holdfast.bench.load;

import java.util.Map;

/**
 * One run of a loop. Times in milliseconds.
 *
 * @param perSecond answers per second
 * @param calls all, the failed ones included
 * @param wrong what went wrong, and how often
 */
public record Figures(
        double perSecond, double p50, double p95, double p99, double max, long calls, Map<String, Long> wrong) {

    public long errors() {
        return wrong.values().stream().mapToLong(Long::longValue).sum();
    }
}

package io.holdfast.bench.load;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Counts what a loop is told: how long, how many, and what went wrong. For one thread. */
public final class Tally implements Listener {
    private static final long LONGEST_MICROS = Duration.ofMinutes(2).toNanos() / 1000;
    private static final int DIGITS = 3;

    private final Histogram micros = new Histogram(LONGEST_MICROS, DIGITS);
    private final Map<String, Long> wrong = new LinkedHashMap<>();
    private long answers;

    @Override
    public void answered(Call call, Answer answer, long intended, long ended) {
        record(intended, ended);
        answers++;
        if (answer.status() != 200) wrong(call.name() + ": status " + answer.status());
    }

    @Override
    public void failed(Call call, IOException reason, long intended, long ended) {
        // As long as it was waited for: left out, the worst calls would make the figures better.
        record(intended, ended);
        wrong(call.name() + ": " + reason.getMessage());
    }

    private void record(long intended, long ended) {
        micros.recordValue(Math.min(LONGEST_MICROS, Math.max(0, ended - intended) / 1000));
    }

    private void wrong(String what) {
        wrong.merge(what, 1L, Long::sum);
    }

    /** What was measured in this time. */
    public Figures over(Duration time) {
        return new Figures(
                answers / (time.toNanos() / 1e9),
                millis(50),
                millis(95),
                millis(99),
                micros.getMaxValue() / 1000.0,
                micros.getTotalCount(),
                Map.copyOf(wrong));
    }

    private double millis(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1000.0;
    }
}

package io.holdfast.bench.portal;

import io.holdfast.bench.load.Answer;
import io.holdfast.bench.load.Call;
import io.holdfast.bench.load.Figures;
import io.holdfast.bench.load.Listener;
import io.holdfast.bench.load.Tally;
import io.holdfast.bench.product.BenchException;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Looks at every answer while Zoho goes and comes back. Told of answers by one thread, of the times by another. */
final class OutageWatch implements Listener {
    /** When Zoho was there, and when not. */
    enum Part {
        BEFORE,
        AWAY,
        AFTER
    }

    /** What was seen in one part. */
    static final class Seen {
        final Tally tally = new Tally();
        long marked;
        long unmarked;
        long oldest = -1;
    }

    /** Not yet; {@link System#nanoTime()} is far from it. */
    private static final long NEVER = Long.MAX_VALUE;

    private final Duration certain;
    private final Map<Part, Seen> parts = new EnumMap<>(Part.class);
    private final Map<String, Long> faults = new TreeMap<>();
    private final Map<String, Long> freshAfter = new TreeMap<>();
    private volatile long killed = NEVER;
    private volatile long back = NEVER;
    private long firstMarked = -1;
    private long lastMarked = -1;

    /** @param certain this long after Zoho went, every copy must be marked */
    OutageWatch(Duration certain) {
        this.certain = certain;
        for (var part : Part.values()) parts.put(part, new Seen());
    }

    void zohoWasKilled() {
        killed = System.nanoTime();
    }

    void zohoIsBack() {
        back = System.nanoTime();
    }

    @Override
    public void answered(Call call, Answer answer, long intended, long ended) {
        var part = partAt(intended);
        var seen = parts.get(part);
        seen.tally.answered(call, answer, intended, ended);
        if (answer.status() != 200) return;
        try {
            var mark = answer.header("Content-Type").orElse("").startsWith("text/html")
                    ? Mark.ofScreen(answer.text())
                    : Mark.ofJson(answer);
            look(call, mark, part, seen, intended, ended);
        } catch (BenchException | ClassCastException | NullPointerException e) {
            fault(call.name() + ": not what was asked for (" + e.getMessage() + ")");
        }
    }

    @Override
    public void failed(Call call, IOException reason, long intended, long ended) {
        parts.get(partAt(intended)).tally.failed(call, reason, intended, ended);
    }

    private void look(Call call, Mark mark, Part part, Seen seen, long intended, long ended) {
        if (!mark.fault().isEmpty()) fault(call.name() + ": " + mark.fault());
        seen.oldest = Math.max(seen.oldest, mark.ageSeconds());
        if (mark.stale()) {
            seen.marked++;
            if (part == Part.AWAY && firstMarked < 0) firstMarked = ended - killed;
            if (part == Part.AFTER) lastMarked = Math.max(lastMarked, ended - back);
        } else {
            seen.unmarked++;
            // Sent when every copy was too old, and answered before Zoho was there again.
            if (part == Part.AWAY && intended - killed > certain.toNanos() && (back == NEVER || ended - back < 0))
                fault(call.name() + ": not marked although Zoho has been away for "
                        + (intended - killed) / 1_000_000_000 + " s");
            if (part == Part.AFTER) freshAfter.putIfAbsent(call.name(), ended - back);
        }
    }

    private Part partAt(long time) {
        if (killed == NEVER || time - killed < 0) return Part.BEFORE;
        return back == NEVER || time - back < 0 ? Part.AWAY : Part.AFTER;
    }

    private void fault(String what) {
        faults.merge(what.replaceAll("\\d+ s$", "a while"), 1L, Long::sum);
    }

    Figures figures(Part part, Duration time) {
        return parts.get(part).tally.over(time);
    }

    Seen seen(Part part) {
        return parts.get(part);
    }

    Map<String, Long> faults() {
        return Map.copyOf(faults);
    }

    /** Seconds from the kill to the first marked answer; negative when there was none. */
    double firstMarked() {
        return firstMarked / 1e9;
    }

    /** Seconds from Zoho's return to the last marked answer; negative when there was none. */
    double lastMarked() {
        return lastMarked / 1e9;
    }

    /** Seconds from Zoho's return to the first fresh answer of each kind. */
    Map<String, Double> freshAfter() {
        var seconds = new TreeMap<String, Double>();
        freshAfter.forEach((kind, nanos) -> seconds.put(kind, nanos / 1e9));
        return seconds;
    }
}

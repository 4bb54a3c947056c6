package io.holdfast.bench.portal;

import io.holdfast.bench.load.Answer;
import io.holdfast.bench.load.Call;
import io.holdfast.bench.load.Listener;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** What the answers say of the cache ({@code Cache-Status}, RFC 9211), and whether they say how old they are. */
final class CacheVerdicts implements Listener {
    private static final String NONE = "no Cache-Status";

    private final Map<String, Long> verdicts = new TreeMap<>();
    private long hits;
    private long fromMemory;
    private long answers;
    private long withoutAge;
    private int longest;

    @Override
    public void answered(Call call, Answer answer, long intended, long ended) {
        if (answer.status() != 200) return;
        answers++;
        longest = Math.max(longest, answer.length());
        var verdict = answer.header("Cache-Status").map(CacheVerdicts::kind).orElse(NONE);
        verdicts.merge(verdict, 1L, Long::sum);
        if (verdict.startsWith("hit")) hits++;
        if (verdict.contains("detail=local") || verdict.contains("detail=grid")) fromMemory++;
        if (answer.header("Age").isEmpty()) withoutAge++;
    }

    @Override
    public void failed(Call call, IOException reason, long intended, long ended) {
        // Counted with the other errors.
    }

    /** "hit", or what it was forwarded for; how long it will be fresh differs from answer to answer. */
    static String kind(String status) {
        var nearest = status.substring(status.lastIndexOf(',') + 1);
        var kind = new StringBuilder();
        for (var parameter : nearest.split(";")) {
            var text = parameter.strip();
            if (text.equals("hit") || text.startsWith("fwd=") || text.startsWith("detail="))
                kind.append(kind.isEmpty() ? "" : " ").append(text);
        }
        return kind.isEmpty() ? status : kind.toString();
    }

    /** Answers that Zoho was not asked for, of all, 0 to 1. */
    double hitRate() {
        return share(hits);
    }

    /** Answers that the database was not asked for either, of all, 0 to 1. */
    double memoryRate() {
        return share(fromMemory);
    }

    private double share(long count) {
        return answers == 0 ? 0 : (double) count / answers;
    }

    long answers() {
        return answers;
    }

    long withoutAge() {
        return withoutAge;
    }

    /** Bytes of the longest body. */
    int longest() {
        return longest;
    }

    boolean tells() {
        return !verdicts.containsKey(NONE);
    }

    @Override
    public String toString() {
        return verdicts.toString();
    }
}

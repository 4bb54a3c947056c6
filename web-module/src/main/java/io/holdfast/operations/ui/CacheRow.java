package io.holdfast.operations.ui;

import io.holdfast.caching.usecase.CacheView;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A cache in words.
 *
 * @param node whose it is; empty for all together
 * @param rate "99.2 %" of all answers from memory; a dash while there was none
 * @param held "12 pages, 38 KB"
 */
public record CacheRow(
        String name,
        String node,
        String rate,
        String answers,
        String stale,
        String zohoCalls,
        String saved,
        String held) {
    private static final double WHOLE = 100;
    private static final long KILOBYTE = 1024;

    /** The sum of all nodes for each cache, followed by each node's part when there are several. */
    static List<CacheRow> all(Map<String, List<CacheView>> ofNodes) {
        List<CacheRow> rows = new ArrayList<>();
        for (CacheView sum : CacheView.sum(ofNodes.values())) {
            rows.add(of("", sum));
            if (ofNodes.size() > 1) {
                ofNodes.forEach((node, views) -> views.stream()
                        .filter(view -> view.name().equals(sum.name()))
                        .forEach(view -> rows.add(of(node, view))));
            }
        }
        return rows;
    }

    static CacheRow of(String node, CacheView cache) {
        long answers = cache.hits() + cache.misses();
        return new CacheRow(
                cache.name().substring(0, 1).toUpperCase(Locale.ROOT)
                        + cache.name().substring(1),
                node,
                answers == 0 ? "–" : percent(cache.hitRate()),
                number(answers),
                number(cache.staleServed()),
                number(cache.zohoCalls()),
                number(cache.callsSaved()),
                number(cache.entries()) + (cache.entries() == 1 ? " page, " : " pages, ")
                        + number((cache.bytes() + KILOBYTE - 1) / KILOBYTE) + " KB");
    }

    /** Rounded down: 99.99 % is not all. */
    private static String percent(double rate) {
        return String.format(Locale.ENGLISH, "%.1f %%", Math.floor(rate * WHOLE * 10) / 10);
    }

    private static String number(long count) {
        return NumberFormat.getIntegerInstance(Locale.ENGLISH).format(count);
    }
}

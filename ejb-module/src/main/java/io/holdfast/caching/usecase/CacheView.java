package io.holdfast.caching.usecase;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * How one cache does since the start of the node, or of each of several.
 *
 * @param hits answers from memory or grid
 * @param misses answers that asked the database
 * @param staleServed answers older than they should have been
 * @param zohoCalls requests to Zoho for it
 * @param callsSaved requests more that a portal without any cache would have sent for the same answers
 * @param entries pages that the node holds in the grid
 * @param bytes of these
 */
public record CacheView(
        String name,
        long hits,
        long misses,
        long staleServed,
        long zohoCalls,
        long callsSaved,
        long entries,
        long bytes) {
    /** Hits of all answers, 0 to 1; 1 when there was none. */
    public double hitRate() {
        long answers = hits + misses;
        return answers == 0 ? 1 : (double) hits / answers;
    }

    /** All nodes together: one view per cache, by name. */
    public static List<CacheView> sum(Collection<List<CacheView>> ofNodes) {
        var sums = new TreeMap<String, CacheView>();
        ofNodes.forEach(views -> views.forEach(view -> sums.merge(view.name(), view, CacheView::plus)));
        return List.copyOf(sums.values());
    }

    private CacheView plus(CacheView another) {
        return new CacheView(
                name,
                hits + another.hits,
                misses + another.misses,
                staleServed + another.staleServed,
                zohoCalls + another.zohoCalls,
                callsSaved + another.callsSaved,
                entries + another.entries,
                bytes + another.bytes);
    }
}

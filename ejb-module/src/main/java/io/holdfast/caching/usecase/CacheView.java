package io.holdfast.caching.usecase;

/**
 * How one cache does on this node, since its start.
 *
 * @param hits answers from memory or grid
 * @param misses answers that asked the database
 * @param staleServed answers older than they should have been
 * @param zohoCalls requests to Zoho for it
 * @param callsSaved requests more that a portal without any cache would have sent for the same answers
 * @param hitRate hits of all answers, 0 to 1; 1 when there was none
 * @param entries pages that this node holds in the grid
 * @param bytes of these
 */
public record CacheView(
        String name,
        long hits,
        long misses,
        long staleServed,
        long zohoCalls,
        long callsSaved,
        double hitRate,
        long entries,
        long bytes) {}

package io.holdfast.caching;

/**
 * What this node holds of a cache in the grid, and how often it was asked.
 *
 * @param bytes of keys and values, as the grid counts them
 */
public record CacheStats(long entries, long bytes, long hits, long misses) {
    static final CacheStats NONE = new CacheStats(0, 0, 0, 0);
}

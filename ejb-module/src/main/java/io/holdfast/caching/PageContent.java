package io.holdfast.caching;

import java.util.List;

/**
 * A page of a list without its age. Immutable and shared between requests; what is made from it may be kept by its identity.
 *
 * @param next the cursor of the next page; null on the last
 */
public record PageContent<T>(List<T> items, String next) {
    public PageContent {
        items = List.copyOf(items);
    }
}

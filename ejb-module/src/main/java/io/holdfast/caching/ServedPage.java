package io.holdfast.caching;

import java.time.Instant;
import java.util.List;

/**
 * A page of a mirrored list as one caller gets it.
 *
 * @param <T> what is listed
 * @param content shared by all who see the same
 * @param served how old it is for this caller, and where it was found
 */
public record ServedPage<T>(PageContent<T> content, Served served) {
    public List<T> items() {
        return content.items();
    }

    /** The cursor of the next page; null on the last. */
    public String next() {
        return content.next();
    }

    /** When Zoho was last read completely; null when never. */
    public Instant lastSynced() {
        return served.freshness().lastSynced();
    }

    /** True when that is longer ago than it should be. */
    public boolean stale() {
        return served.freshness().stale();
    }

    /** Why it is stale, for people; null when it is not. */
    public String reason() {
        return served.freshness().reason();
    }
}

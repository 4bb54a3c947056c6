package io.holdfast.shared.search;

import java.util.UUID;

/**
 * Where a page of hits of one type begins: behind a hit, or with the first one of a rank.
 *
 * @param rank the best rank that may still come
 * @param title of the hit before, which has this rank; null with {@code id} to begin with the first of the rank
 */
public record SearchFrom(int rank, String title, UUID id) {
    /** The very beginning. */
    public static final SearchFrom BEGINNING = new SearchFrom(SearchHit.BEST, null, null);

    public SearchFrom {
        if ((title == null) != (id == null)) {
            throw new IllegalArgumentException("a hit has a title and an id");
        }
    }
}

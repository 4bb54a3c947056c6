package io.holdfast.search.usecase;

import io.holdfast.shared.search.SearchFrom;
import io.holdfast.shared.search.SearchHit;
import java.util.List;

/** One feature's part of the search. Implementations are beans, and show what the caller's grants reach and no more. */
public interface Finder {
    /** The noun of what this finds, the same for every hit. */
    String type();

    /**
     * What fits, the best first, then by title.
     *
     * @param text as somebody typed it, with at least one letter or digit
     * @param limit how many at most
     */
    List<SearchHit> find(String text, SearchFrom from, int limit);
}

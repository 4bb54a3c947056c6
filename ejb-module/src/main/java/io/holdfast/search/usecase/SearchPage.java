package io.holdfast.search.usecase;

import io.holdfast.shared.search.SearchHit;
import java.util.List;

/**
 * Some of what was found.
 *
 * @param next the cursor of the next page; null on the last
 */
public record SearchPage(List<SearchHit> items, String next) {
    public SearchPage {
        items = List.copyOf(items);
    }
}

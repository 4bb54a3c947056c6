package io.holdfast.search.ui;

import io.holdfast.shared.search.SearchHit;
import io.holdfast.webshared.ui.Words;

/**
 * A hit on the screen.
 *
 * @param path of its own screen
 * @param account null when it is not known
 * @param status in words; null when its source has none
 */
public record SearchRow(String path, String title, String kind, String account, String status) {
    static SearchRow of(SearchHit hit) {
        return new SearchRow(
                "/" + hit.type() + "s/" + hit.id(),
                hit.title(),
                Words.role(hit.type()),
                hit.accountName(),
                hit.status() == null ? null : Words.role(hit.status()));
    }
}

package io.holdfast.shared.search;

import jakarta.persistence.Query;
import java.util.List;
import java.util.UUID;

/** Reads what the search functions of the database answer; all of them answer the same columns. */
public final class SearchRows {
    private SearchRows() {}

    /**
     * Runs such a function.
     *
     * @param type of the hits
     * @param query whose columns are id, rank, title, account's name, status
     */
    public static List<SearchHit> of(String type, Query query) {
        return ((List<?>) query.getResultList())
                .stream()
                        .map(Object[].class::cast)
                        .map(row -> new SearchHit(
                                type,
                                (UUID) row[0],
                                ((Number) row[1]).intValue(),
                                (String) row[2],
                                (String) row[3],
                                (String) row[4]))
                        .toList();
    }
}

package io.holdfast.rbac.usecase;

import java.util.List;
import java.util.function.Function;

/** A page of a list. @param next the cursor of the next page; null on the last */
public record ListPage<T>(List<T> items, String next) {
    public ListPage {
        items = List.copyOf(items);
    }

    /** @param found one more than the limit when another page follows */
    static <T> ListPage<T> of(List<T> found, int limit, Function<T, String> cursor) {
        return found.size() <= limit
                ? new ListPage<>(found, null)
                : new ListPage<>(found.subList(0, limit), cursor.apply(found.get(limit - 1)));
    }
}

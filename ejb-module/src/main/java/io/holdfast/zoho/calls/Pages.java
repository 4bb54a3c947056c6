package io.holdfast.zoho.calls;

import io.holdfast.zoho.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Follows a listing to its end. It is complete or it is an error: a server that repeats a page for ever, or has no last page,
 * must not pass for one that has few rows.
 */
public final class Pages {
    public static final int PER_PAGE = 200;
    static final int CEILING = 100;

    private Pages() {}

    /** @param fetch gets the page of a number, from 1 */
    public static <T> Outcome<List<T>> all(Function<T, String> id, IntFunction<Outcome<Page<T>>> fetch) {
        // A row may move to a later page while we read: the later form stands.
        Map<String, T> rows = new LinkedHashMap<>();
        for (int number = 1; number <= CEILING; number++) {
            Outcome<Page<T>> outcome = fetch.apply(number);
            if (!(outcome instanceof Outcome.Ok<Page<T>> ok)) {
                return outcome.map(Page::rows);
            }
            int before = rows.size();
            ok.value().rows().forEach(row -> rows.put(id.apply(row), row));
            if (!ok.value().more()) {
                return Outcome.ok(List.copyOf(rows.values()));
            }
            if (rows.size() == before) {
                return new Outcome.Unavailable<>("page " + number + " of the listing brings nothing new");
            }
        }
        return new Outcome.Unavailable<>("the listing has more than " + CEILING + " pages");
    }
}

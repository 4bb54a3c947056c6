package io.holdfast.simulator.books;

import io.holdfast.simulator.wire.Json;
import io.holdfast.simulator.wire.Request;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;

/**
 * A page of a list.
 *
 * @param number from 1
 * @param size 1 to 200, 200 when not asked for
 * @param forEver true when it is the first page whatever was asked for, and says that more follow
 * @param inArray true when its context comes as an array of one
 */
record BooksPage(int number, int size, boolean forEver, boolean inArray) {
    private static final int SIZE = 200;

    static BooksPage of(Request request, BooksForms forms) {
        BooksQuery query = new BooksQuery(request);
        return new BooksPage(
                query.number("page", 1, 1_000_000),
                query.number("per_page", SIZE, SIZE),
                forms.samePageForEver(request),
                forms.pageContextInArray(request));
    }

    <T> List<T> of(List<T> all) {
        return all.stream().skip(before()).limit(size).toList();
    }

    JsonValue context(int total, JsonObject more) {
        JsonObjectBuilder builder = Json.object()
                .add("page", number)
                .add("per_page", size)
                .add("has_more_page", forEver || before() + size < total);
        more.forEach(builder::add);
        JsonObject context = builder.build();
        return inArray ? Json.array().add(context).build() : context;
    }

    private long before() {
        return forEver ? 0 : (number - 1L) * size;
    }
}

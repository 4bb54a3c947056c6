package io.holdfast.simulator.projects;

import io.holdfast.simulator.wire.Json;
import io.holdfast.simulator.wire.Request;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;

/**
 * A page of a list.
 *
 * @param number from 1
 * @param size 1 to 200, 100 when not asked for
 * @param forEver true when it is the first page whatever was asked for, and says that more follow
 */
record Page(int number, int size, boolean forEver) {
    private static final int DEFAULT_SIZE = 100;
    private static final int MAX_SIZE = 200;

    static Page of(Request request, ListForms forms) {
        return new Page(
                number(request, "page", 1, 1_000_000),
                number(request, "per_page", DEFAULT_SIZE, MAX_SIZE),
                forms.samePageForEver(request));
    }

    private static int number(Request request, String name, int otherwise, int most) {
        String text = request.query(name).orElse(String.valueOf(otherwise));
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
            throw ProjectsErrors.invalid(request, name);
        }
        return Integer.parseInt(text);
    }

    JsonArray rows(List<JsonObject> all) {
        return Json.array(all.stream().skip(before()).limit(size).toList());
    }

    JsonObject info(int total) {
        return Json.object()
                .add("page", number)
                .add("per_page", size)
                .add("page_count", Math.max(0, Math.min(size, total - before())))
                .add("has_next_page", forEver || before() + size < total)
                .build();
    }

    private long before() {
        return forEver ? 0 : (number - 1L) * size;
    }
}

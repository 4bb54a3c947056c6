package io.holdfast.zoho.crm;

import io.holdfast.zoho.Answer;
import io.holdfast.zoho.Lenient;
import io.holdfast.zoho.Outcome;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * One page of a CRM listing. An empty list is 204 without a body, never an empty array.
 *
 * @param next the token of the next page; null on the last
 */
record CrmPage<T>(List<T> rows, String next) {
    /** @param shape gives null for a row that cannot be understood */
    static <T> Outcome<CrmPage<T>> of(Answer answer, Function<JsonObject, T> shape) {
        if (answer.status() == 204) {
            return Outcome.ok(new CrmPage<>(List.of(), null));
        }
        if (!(answer.json().orElse(null) instanceof JsonObject body)
                || !(body.get("data") instanceof JsonArray data)
                || Lenient.objects(data) == null) {
            return new Outcome.Unavailable<>("Zoho CRM answered " + answer.status() + " without a list");
        }
        List<T> rows = Lenient.objects(data).stream()
                .map(shape)
                .filter(Objects::nonNull)
                .toList();
        if (rows.size() < data.size()) {
            return new Outcome.Unavailable<>("Zoho CRM listed a row without id or name");
        }
        JsonObject info = Lenient.object(body, "info");
        boolean more = Boolean.TRUE.equals(Lenient.bool(info, "more_records"));
        String next = Lenient.text(info, "next_page_token");
        if (more && next == null) {
            return new Outcome.Unavailable<>("Zoho CRM promises more records and gives no way to them");
        }
        return Outcome.ok(new CrmPage<>(rows, more ? next : null));
    }
}

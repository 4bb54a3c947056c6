package io.holdfast.simulator.crm;

import io.holdfast.simulator.wire.Json;
import io.holdfast.simulator.wire.Request;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a list call asks for.
 *
 * @param fields never empty
 * @param size 1 to 200
 */
record RecordQuery(List<String> fields, int size, String sortBy, boolean ascending) {
    private static final int MAX_FIELDS = 50;
    private static final Set<String> SORTABLE = Set.of("id", "Created_Time", "Modified_Time");

    static RecordQuery of(Request request) {
        List<String> fields = fields(request.query("fields").orElseThrow(() -> CrmErrors.missingParameter("fields")));
        String sortBy = request.query("sort_by").orElse("id");
        if (!SORTABLE.contains(sortBy)) {
            throw CrmErrors.invalidParameter("sort_by");
        }
        String order = request.query("sort_order").orElse("desc");
        if (!Set.of("asc", "desc").contains(order)) {
            throw CrmErrors.invalidParameter("sort_order");
        }
        return new RecordQuery(fields, number(request, "per_page", 200, 200), sortBy, order.equals("asc"));
    }

    static List<String> fields(String commaList) {
        List<String> fields = Arrays.stream(commaList.split(",", -1))
                .map(String::trim)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        if (fields.isEmpty()) {
            throw CrmErrors.missingParameter("fields");
        }
        if (fields.size() > MAX_FIELDS) {
            throw CrmErrors.refusal(
                    400,
                    "LIMIT_EXCEEDED",
                    Json.object().add("limit", MAX_FIELDS).build(),
                    "The number of fields exceeds the limit");
        }
        return fields;
    }

    static int number(Request request, String name, int otherwise, int most) {
        String text = request.query(name).orElse(String.valueOf(otherwise));
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
            throw CrmErrors.invalidParameter(name);
        }
        return Integer.parseInt(text);
    }

    Comparator<JsonObject> order() {
        Comparator<JsonObject> byId = Comparator.comparing(
                        (JsonObject record) -> record.getString("id").length())
                .thenComparing(record -> record.getString("id"));
        Comparator<JsonObject> order = sortBy.equals("id")
                ? byId
                : Comparator.comparing((JsonObject record) -> CrmTime.instant(record.getString(sortBy)))
                        .thenComparing(byId);
        return ascending ? order : order.reversed();
    }

    /** Returns the record with its id and the asked fields only; a name that is no field is left out. */
    JsonObject shown(JsonObject record) {
        return shown(record, fields);
    }

    static JsonObject shown(JsonObject record, List<String> fields) {
        JsonObjectBuilder shown = Json.object().add("id", record.get("id"));
        for (String field : fields) {
            Optional.ofNullable(record.get(field)).ifPresent(value -> shown.add(field, value));
        }
        return shown.build();
    }

    JsonObject info(int page, int count, boolean more, JsonValue token, JsonValue expiry) {
        return Json.object()
                .add("per_page", size)
                .add("count", count)
                .add("page", page)
                .add("sort_by", sortBy)
                .add("sort_order", ascending ? "asc" : "desc")
                .add("more_records", more)
                .add("next_page_token", token)
                .add("previous_page_token", JsonValue.NULL)
                .add("page_token_expiry", expiry)
                .build();
    }
}

package io.holdfast.simulator.books;

import io.holdfast.simulator.wire.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

/** Writes ids as JSON numbers, which some answers of Books do and others do not. */
public final class NumericIds {
    private NumericIds() {}

    /** Returns the same JSON in which every member {@code …_id} of digits has become a number; what is no JSON stays. */
    public static String in(String body) {
        return Json.parse(body).map(json -> in(json).toString()).orElse(body);
    }

    static JsonValue in(JsonValue value) {
        if (value instanceof JsonArray array) {
            return Json.array(array.stream().map(NumericIds::in).toList());
        }
        if (value instanceof JsonObject object) {
            JsonObjectBuilder changed = Json.object();
            object.forEach((name, member) -> changed.add(name, isId(name) ? number(member) : in(member)));
            return changed.build();
        }
        return value;
    }

    /** A custom field holds text, whatever it is called. */
    private static boolean isId(String name) {
        return name.endsWith("_id") && !name.startsWith("cf_");
    }

    private static JsonValue number(JsonValue id) {
        return id instanceof JsonString text && text.getString().matches("[1-9][0-9]{0,17}|[1-8][0-9]{18}")
                ? Json.number(Long.parseLong(text.getString()))
                : id;
    }
}

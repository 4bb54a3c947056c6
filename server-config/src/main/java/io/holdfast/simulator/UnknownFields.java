package io.holdfast.simulator;

import io.holdfast.simulator.wire.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;

/** Adds members that no document mentions to every object of an answer. */
final class UnknownFields {
    private static final JsonObject SURPRISE = Json.object()
            .add("text", "not documented")
            .add("list", Json.array().add(1).add(JsonValue.NULL))
            .build();

    private UnknownFields() {}

    static String in(String body) {
        return Json.parse(body).map(json -> widened(json).toString()).orElse(body);
    }

    private static JsonValue widened(JsonValue value) {
        if (value instanceof JsonObject object) {
            JsonObjectBuilder wider = Json.object();
            object.forEach((name, member) -> wider.add(name, widened(member)));
            return wider.add("$undocumented", SURPRISE).build();
        }
        if (value instanceof JsonArray array) {
            JsonArrayBuilder wider = Json.array();
            array.forEach(item -> wider.add(widened(item)));
            return wider.build();
        }
        return value;
    }
}

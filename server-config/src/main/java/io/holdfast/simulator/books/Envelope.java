package io.holdfast.simulator.books;

import io.holdfast.simulator.wire.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;

/** What stands around every answer that succeeded. */
final class Envelope {
    private Envelope() {}

    static JsonObjectBuilder success(String message) {
        return Json.object().add("code", 0).add("message", message);
    }

    static JsonObject success(String name, JsonValue content) {
        return success("success").add(name, content).build();
    }
}

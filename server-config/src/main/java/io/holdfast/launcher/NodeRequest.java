package io.holdfast.launcher;

import jakarta.json.Json;
import jakarta.json.JsonObject;

/** What another process asks the launcher to do. @param node its name; empty where the verb needs none */
record NodeRequest(String verb, String node) {
    JsonObject toJson() {
        return Json.createObjectBuilder().add("verb", verb).add("node", node).build();
    }

    static NodeRequest fromJson(JsonObject json) {
        return new NodeRequest(json.getString("verb"), json.getString("node"));
    }
}

package io.holdfast.simulator.crm;

import io.holdfast.simulator.wire.Json;
import jakarta.json.JsonObject;

/**
 * A field of a module.
 *
 * @param type CRM's data type: text, email, phone, website, textarea, lookup, ownerlookup, datetime, bigint
 */
record Field(String name, String type, boolean mandatory, boolean readOnly) {
    static Field text(String name) {
        return new Field(name, "text", false, false);
    }

    static Field mandatory(String name) {
        return new Field(name, "text", true, false);
    }

    static Field of(String name, String type) {
        return new Field(name, type, false, false);
    }

    static Field system(String name, String type) {
        return new Field(name, type, false, true);
    }

    boolean isLookup() {
        return type.equals("lookup");
    }

    int length() {
        return type.equals("textarea") ? 32_000 : 255;
    }

    JsonObject toJson(String id) {
        boolean object = type.endsWith("lookup");
        return Json.object()
                .add("api_name", name)
                .add("field_label", name.replace('_', ' '))
                .add("data_type", type)
                .add("json_type", object ? "jsonobject" : "string")
                .add("id", id)
                .add("system_mandatory", mandatory)
                .add("read_only", readOnly)
                .add("length", length())
                .add("custom_field", false)
                .add("visible", true)
                .add("type", "used")
                .build();
    }
}

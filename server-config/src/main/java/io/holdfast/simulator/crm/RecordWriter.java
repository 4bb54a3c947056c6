package io.holdfast.simulator.crm;

import io.holdfast.simulator.wire.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Writes one item of a call and says what became of it. Unknown keys are ignored without a word, as Zoho does; a bad value
 * refuses the item and only the item.
 */
final class RecordWriter {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s<>]{1,64}@[^@\\s<>]{1,190}\\.[^@\\s<>]{1,60}");

    private final RecordStore store;
    private final Clock clock;

    RecordWriter(RecordStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** @param index the item's place in the call, for the path in its error */
    JsonObject create(Module module, JsonObject item, int index) {
        for (Field field : module.fields()) {
            if (field.mandatory() && isBlank(item.get(field.name()))) {
                return CrmErrors.error("MANDATORY_NOT_FOUND", at(field, index), "required field not found");
            }
        }
        Optional<JsonObject> bad = firstBad(module, item, index);
        if (bad.isPresent()) {
            return bad.get();
        }
        String now = CrmTime.now(clock);
        Map<String, JsonValue> values = new LinkedHashMap<>();
        module.fields().forEach(field -> values.put(field.name(), JsonValue.NULL));
        values.putAll(accepted(module, item));
        JsonObject record = named(
                module,
                Json.merge(
                        Json.object()
                                .add("id", store.nextId())
                                .add("Owner", Organization.userReference())
                                .add("Created_By", Organization.userReference())
                                .add("Modified_By", Organization.userReference())
                                .add("Created_Time", now)
                                .add("Modified_Time", now)
                                .build(),
                        values));
        store.put(module, record);
        return success(record, "record added");
    }

    JsonObject update(Module module, String id, JsonObject item, int index) {
        Optional<JsonObject> known = store.find(module, id);
        if (known.isEmpty()) {
            JsonObject details = Json.object()
                    .add("api_name", "id")
                    .add("json_path", "$.data[" + index + "].id")
                    .build();
            return CrmErrors.error("INVALID_DATA", details, "the id given seems to be invalid");
        }
        for (Field field : module.fields()) {
            if (field.mandatory() && item.containsKey(field.name()) && isBlank(item.get(field.name()))) {
                return CrmErrors.error("INVALID_DATA", at(field, index), "the field is mandatory");
            }
        }
        Optional<JsonObject> bad = firstBad(module, item, index);
        if (bad.isPresent()) {
            return bad.get();
        }
        Map<String, JsonValue> changes = accepted(module, item);
        changes.put("Modified_Time", Json.string(CrmTime.now(clock)));
        JsonObject record = named(module, Json.merge(known.get(), changes));
        store.put(module, record);
        return success(record, "record updated");
    }

    /** @param checks the fields that make a record the same one; the first that has a value decides */
    JsonObject upsert(Module module, JsonObject item, List<String> checks, int index) {
        for (String check : checks) {
            Optional<JsonObject> same = Json.text(item.get(check))
                    .filter(value -> !value.isBlank())
                    .flatMap(value -> store.all(module).stream()
                            .filter(record -> Criteria.texts(record, check).anyMatch(value::equalsIgnoreCase))
                            .findFirst());
            if (same.isPresent()) {
                JsonObject result = update(module, same.get().getString("id"), item, index);
                return acted(result, "update", Json.string(check));
            }
        }
        return acted(create(module, item, index), "insert", JsonValue.NULL);
    }

    private static JsonObject acted(JsonObject result, String action, JsonValue duplicateField) {
        if (!result.getString("status").equals("success")) {
            return result;
        }
        return Json.object(result)
                .add("action", action)
                .add("duplicate_field", duplicateField)
                .build();
    }

    private Optional<JsonObject> firstBad(Module module, JsonObject item, int index) {
        return module.fields().stream()
                .filter(field -> !field.readOnly() && item.containsKey(field.name()))
                .filter(field -> !isGood(field, item.get(field.name())))
                .findFirst()
                .map(field -> CrmErrors.error(
                        "INVALID_DATA",
                        Json.object(at(field, index))
                                .add("expected_data_type", field.type())
                                .build(),
                        "invalid data"));
    }

    private boolean isGood(Field field, JsonValue value) {
        if (value == JsonValue.NULL) {
            return true;
        }
        if (field.isLookup()) {
            return value instanceof JsonObject lookup
                    && Json.text(lookup.get("id"))
                            .flatMap(id -> store.find(Module.ACCOUNTS, id))
                            .isPresent();
        }
        if (!(value instanceof JsonString text) || text.getString().length() > field.length()) {
            return false;
        }
        return !field.type().equals("email")
                || text.getString().isEmpty()
                || EMAIL.matcher(text.getString()).matches();
    }

    private Map<String, JsonValue> accepted(Module module, JsonObject item) {
        Map<String, JsonValue> values = new LinkedHashMap<>();
        for (Field field : module.fields()) {
            JsonValue value = item.get(field.name());
            if (value == null || field.readOnly()) {
                continue;
            }
            values.put(field.name(), field.isLookup() ? reference(value) : value);
        }
        return values;
    }

    private JsonValue reference(JsonValue lookup) {
        if (lookup == JsonValue.NULL) {
            return lookup;
        }
        String id = Json.text(lookup.asJsonObject().get("id")).orElseThrow();
        JsonValue name = store.find(Module.ACCOUNTS, id).orElseThrow().get("Account_Name");
        return Json.object().add("name", name).add("id", id).build();
    }

    private static JsonObject named(Module module, JsonObject record) {
        if (module != Module.CONTACTS) {
            return record;
        }
        String first = Json.text(record.get("First_Name")).orElse("");
        String last = Json.text(record.get("Last_Name")).orElse("");
        return Json.merge(record, Map.of("Full_Name", Json.string((first + " " + last).trim())));
    }

    private static JsonObject success(JsonObject record, String message) {
        JsonObject details = Json.object()
                .add("id", record.get("id"))
                .add("Created_Time", record.get("Created_Time"))
                .add("Modified_Time", record.get("Modified_Time"))
                .add("Created_By", record.get("Created_By"))
                .add("Modified_By", record.get("Modified_By"))
                .build();
        return Json.object()
                .add("code", "SUCCESS")
                .add("details", details)
                .add("message", message)
                .add("status", "success")
                .build();
    }

    private static JsonObject at(Field field, int index) {
        return Json.object()
                .add("api_name", field.name())
                .add("json_path", "$.data[" + index + "]." + field.name())
                .build();
    }

    private static boolean isBlank(JsonValue value) {
        return value == null
                || value == JsonValue.NULL
                || (value instanceof JsonString text && text.getString().isBlank());
    }
}

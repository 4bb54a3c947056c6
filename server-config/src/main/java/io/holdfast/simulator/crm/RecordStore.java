package io.holdfast.simulator.crm;

import io.holdfast.simulator.wire.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The records of all modules and what was deleted from them. Safe for many threads. */
final class RecordStore {
    private final Clock clock;
    private final Map<Module, Map<String, JsonObject>> records = new EnumMap<>(Module.class);
    private final Map<Module, List<JsonObject>> deleted = new EnumMap<>(Module.class);
    private long lastId = 5_437_280_000_000_900_000L;

    RecordStore(Clock clock) {
        this.clock = clock;
        for (Module module : Module.values()) {
            records.put(module, new LinkedHashMap<>());
            deleted.put(module, new ArrayList<>());
        }
    }

    synchronized String nextId() {
        lastId += 13;
        return String.valueOf(lastId);
    }

    synchronized List<JsonObject> all(Module module) {
        return new ArrayList<>(records.get(module).values());
    }

    synchronized Optional<JsonObject> find(Module module, String id) {
        return Optional.ofNullable(records.get(module).get(id));
    }

    synchronized void put(Module module, JsonObject record) {
        records.get(module).put(record.getString("id"), record);
    }

    synchronized boolean delete(Module module, String id) {
        JsonObject gone = records.get(module).remove(id);
        if (gone == null) {
            return false;
        }
        deleted.get(module)
                .add(Json.object()
                        .add("id", id)
                        .add("display_name", displayName(module, gone))
                        .add("type", "recycle")
                        .add("deleted_by", Organization.userReference())
                        .add("created_by", gone.getJsonObject("Created_By"))
                        .add("deleted_time", CrmTime.now(clock))
                        .build());
        return true;
    }

    synchronized List<JsonObject> deleted(Module module) {
        return new ArrayList<>(deleted.get(module));
    }

    private static String displayName(Module module, JsonObject record) {
        JsonValue name = record.get(module == Module.CONTACTS ? "Full_Name" : "Account_Name");
        return Json.text(name).orElse("");
    }
}

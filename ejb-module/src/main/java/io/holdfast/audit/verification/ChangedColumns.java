package io.holdfast.audit.verification;

import static io.holdfast.shared.json.SharedJson.JSON;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Names the members of an event that its columns say otherwise than its bytes. Never their values. */
final class ChangedColumns {
    private ChangedColumns() {}

    /** @param columns null when they say no event */
    static String of(byte[] canonical, byte[] columns) {
        if (columns == null) {
            return "The columns of this event do not say an event any more; its proven bytes do.";
        }
        try {
            JsonObject proven = parsed(canonical);
            JsonObject said = parsed(columns);
            Set<String> names = new TreeSet<>(proven.keySet());
            names.addAll(said.keySet());
            names.removeIf(name -> Objects.equals(proven.get(name), said.get(name)));
            return "The columns say something else than the proven bytes: " + String.join(", ", names) + ".";
        } catch (JsonException e) {
            return "The proven bytes of this event cannot be read.";
        }
    }

    private static JsonObject parsed(byte[] json) {
        try (JsonReader reader = JSON.createReader(new ByteArrayInputStream(json))) {
            return reader.readObject();
        }
    }
}

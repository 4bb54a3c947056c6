package io.holdfast.rbac.model;

import static io.holdfast.shared.json.SharedJson.JSON;

import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What became of one row that says who may do what: a row of {@code permission_audit_log}.
 *
 * @param rowId of the changed row; null when a whole table was emptied
 * @param by who did it, and from where
 * @param oldValues of the row as a JSON object; null for a new one
 * @param newValues of the row as a JSON object; null for one that is gone
 */
public record PermissionAuditEntry(
        UUID id,
        Instant changedAt,
        PermissionTable table,
        Operation operation,
        UUID rowId,
        Origin by,
        String oldValues,
        String newValues) {
    /** What was done to the row. */
    public enum Operation {
        INSERT,
        UPDATE,
        DELETE,
        /** The whole table was emptied. */
        TRUNCATE
    }

    /**
     * Where a change came from. All but the user of the database are null when it was made by hand.
     *
     * @param userName the name of the person; null also when they are of another organization
     * @param databaseUser as whom the database was changed
     */
    public record Origin(
            UUID userId,
            String userName,
            String sessionId,
            String address,
            String userAgent,
            String requestId,
            String databaseUser) {}

    /** The values of the row before, as text by column; those that were null are left out. Empty for a new row. */
    public Map<String, String> before() {
        return texts(oldValues);
    }

    /** The values of the row after, as {@link #before}. Empty for one that is gone. */
    public Map<String, String> after() {
        return texts(newValues);
    }

    private static Map<String, String> texts(String json) {
        Map<String, String> texts = new HashMap<>();
        if (json != null) {
            try (JsonReader reader = JSON.createReader(new StringReader(json))) {
                reader.readObject().forEach((column, value) -> {
                    if (value != JsonValue.NULL) {
                        texts.put(column, value instanceof JsonString text ? text.getString() : value.toString());
                    }
                });
            }
        }
        return texts;
    }
}

package io.holdfast.audit.model;

import io.holdfast.audit.model.AuditEvent.Act;
import io.holdfast.audit.model.AuditEvent.Actor;
import io.holdfast.audit.model.AuditEvent.Details;
import io.holdfast.audit.model.AuditEvent.Trace;
import io.holdfast.shared.audit.Category;
import io.holdfast.shared.audit.Outcome;
import io.holdfast.shared.audit.Risk;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.time.Columns;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Turns a row of {@code audit_log} back into the event. */
final class EventRow {
    private static final String COLUMNS = """
            SELECT l.id, l."timestamp", l.actor_kind, l.user_id, l.actor_name, CAST(array_to_json(l.actor_roles) AS text) AS roles,
                   l.action, l.category, l.risk, l.outcome, l.entity, l.entity_id, l.location_id, l.reason,
                   CAST(l.meta AS text) AS meta, CAST(l.commitments AS text) AS commitments, l.session_id, l.request_id,
                   l.decision_id, l.policy_epoch, encode(l.leaf_hash, 'hex') AS leaf""";

    /** Without old and new values, which may be long and which no list shows. */
    static final String LISTED = COLUMNS + ", NULL AS old, NULL AS new FROM audit_log l";

    static final String WHOLE =
            COLUMNS + ", CAST(l.old_values AS text) AS old, CAST(l.new_values AS text) AS new FROM audit_log l";

    private EventRow() {}

    static UUID id(Object[] row) {
        return (UUID) row[0];
    }

    static String leafHash(Object[] row) {
        return (String) row[20];
    }

    static AuditEvent event(TenantId tenant, Object[] row) {
        return new AuditEvent(
                tenant,
                id(row),
                Columns.instant(row[1]),
                new Actor(
                        Caller.Kind.valueOf(((String) row[2]).toUpperCase(Locale.ROOT)),
                        (UUID) row[3],
                        (String) row[4],
                        texts((String) row[5])),
                new Act(
                        (String) row[6],
                        Category.valueOf((String) row[7]),
                        Risk.valueOf((String) row[8]),
                        Outcome.valueOf((String) row[9])),
                new Details(
                        (String) row[10],
                        (String) row[11],
                        (UUID) row[12],
                        (String) row[13],
                        values((String) row[21]),
                        values((String) row[22]),
                        values((String) row[14])),
                new Trace((String) row[16], (String) row[17], (UUID) row[18], (Long) row[19]),
                commitments((String) row[15]));
    }

    private static List<String> texts(String array) {
        try (JsonReader reader = Json.createReader(new StringReader(array))) {
            return reader.readArray().getValuesAs(JsonString::getString);
        }
    }

    private static Map<String, String> commitments(String object) {
        Map<String, String> commitments = new TreeMap<>();
        object(object).forEach((field, value) -> commitments.put(field, ((JsonString) value).getString()));
        return commitments;
    }

    private static Map<String, Object> values(String object) {
        if (object == null) {
            return null;
        }
        Map<String, Object> values = new TreeMap<>();
        object(object).forEach((field, value) -> values.put(field, value(value)));
        return values;
    }

    /** The forms that {@link AuditValues} lets in, and no others. */
    private static Object value(JsonValue value) {
        if (value instanceof JsonString text) {
            return text.getString();
        }
        if (value instanceof JsonNumber number) {
            return number.longValueExact();
        }
        if (value instanceof JsonArray list) {
            List<Object> elements = new ArrayList<>();
            list.forEach(element -> elements.add(value(element)));
            return elements;
        }
        return value.equals(JsonValue.NULL) ? null : (Object) value.equals(JsonValue.TRUE);
    }

    private static JsonObject object(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}

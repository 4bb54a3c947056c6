package io.holdfast.audit.model;

import static io.holdfast.shared.json.SharedJson.JSON;

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

    /** Each position with the event that stands there, if there is one. */
    static final String POSITIONED = COLUMNS + """
            , CAST(l.old_values AS text) AS old, CAST(l.new_values AS text) AS new, p.n, p.event_id, p.chain_hash,
            p.leaf_hash AS position_leaf, l.canonical, l.format, p.event_time
            FROM audit_position p
            LEFT JOIN audit_log l ON l.tenant_id = p.tenant_id AND l.id = p.event_id AND l."timestamp" = p.event_time""";

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

    static PositionedEvent positioned(TenantId tenant, Object[] row) {
        byte[] canonical = (byte[]) row[27];
        return new PositionedEvent(
                ((Number) row[23]).longValue(),
                (UUID) row[24],
                Columns.instant(row[29]),
                (byte[]) row[25],
                (byte[]) row[26],
                canonical,
                canonical == null || ((Number) row[28]).intValue() != CanonicalEvent.FORMAT
                        ? null
                        : bytes(tenant, row));
    }

    /** What the columns say, in the canonical form; null when they say no event at all. */
    private static byte[] bytes(TenantId tenant, Object[] row) {
        try {
            return CanonicalEvent.of(event(tenant, row)).bytes();
        } catch (RuntimeException e) {
            return null; // whoever changed the columns did not keep to their forms
        }
    }

    private static List<String> texts(String array) {
        try (JsonReader reader = JSON.createReader(new StringReader(array))) {
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
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}

package io.holdfast.audit.rest;

import static io.holdfast.shared.json.SharedJson.JSON;

import io.holdfast.audit.model.AuditEvent.Details;
import io.holdfast.audit.model.RecordedEvent;
import io.holdfast.webshared.openapi.ApiDescription;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An event in the names of {@code /api/v1}; members without a value are absent. */
@Schema(name = "AuditEvent")
public record AuditEventBody(
        String id,

        @Schema(ref = ApiDescription.TIME) Instant timestamp,

        @Schema(description = "absent when no user acted") String userId,

        @Schema(enumeration = {"user", "system", "anonymous"})
        String actorKind,

        String actorName,
        List<String> roles,

        @Schema(example = "project.read") String action,

        @Schema(enumeration = {"SUCCEEDED", "DENIED", "FAILED"})
        String outcome,

        String category,

        @Schema(enumeration = {"LOW", "MEDIUM", "HIGH", "CRITICAL"})
        String risk,

        @Schema(description = "the noun", example = "project")
        String resource,

        String entityId,
        String locationId,
        String reason,

        @Schema(
                type = SchemaType.OBJECT,
                description = "by field, 'before' and 'after'",
                example = "{\"status\":{\"before\":\"planned\",\"after\":\"active\"}}")
        JsonObject changes,

        @Schema(type = SchemaType.OBJECT) JsonObject meta,

        String ipAddress,
        String userAgent,
        String sessionId,
        String requestId) {
    static AuditEventBody of(RecordedEvent recorded) {
        AuditLogBody event = AuditLogBody.of(recorded);
        return new AuditEventBody(
                event.id(),
                event.timestamp(),
                event.userId(),
                event.actorKind(),
                event.actorName(),
                event.roles(),
                event.action(),
                event.outcome(),
                event.category(),
                event.risk(),
                event.entity(),
                event.entityId(),
                event.locationId(),
                event.reason(),
                changes(recorded.event().details()),
                event.meta(),
                event.ipAddress(),
                event.userAgent(),
                event.sessionId(),
                event.requestId());
    }

    private static JsonObject changes(Details details) {
        Map<String, Object> before = details.oldValues();
        Map<String, Object> after = details.newValues();
        if (before == null && after == null) {
            return null;
        }
        JsonObjectBuilder changes = JSON.createObjectBuilder();
        JsonObject was = before == null ? JsonObject.EMPTY_JSON_OBJECT : AuditLogBody.json(before);
        JsonObject is = after == null ? JsonObject.EMPTY_JSON_OBJECT : AuditLogBody.json(after);
        var fields = new TreeSet<>(was.keySet());
        fields.addAll(is.keySet());
        for (String field : fields) {
            JsonObjectBuilder change = JSON.createObjectBuilder();
            if (was.containsKey(field)) {
                change.add("before", was.get(field));
            }
            if (is.containsKey(field)) {
                change.add("after", is.get(field));
            }
            changes.add(field, change);
        }
        return changes.build();
    }
}

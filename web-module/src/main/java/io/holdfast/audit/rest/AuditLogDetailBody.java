package io.holdfast.audit.rest;

import io.holdfast.audit.model.RecordedEvent;
import io.holdfast.webshared.openapi.ApiDescription;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An event with all that it holds; members without a value are absent. */
@Schema(name = "AuditLogDetail")
public record AuditLogDetailBody(
        String id,

        @Schema(ref = ApiDescription.TIME) Instant timestamp,

        String userId,

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

        String entity,
        String entityId,
        String locationId,
        String reason,

        @Schema(type = SchemaType.OBJECT, description = "what the fields were before")
        JsonObject oldValues,

        @Schema(type = SchemaType.OBJECT, description = "what the fields are since")
        JsonObject newValues,

        @Schema(type = SchemaType.OBJECT) JsonObject meta,

        String ipAddress,
        String userAgent,

        @Schema(type = SchemaType.OBJECT, description = "personal values that can still be opened, by field")
        Map<String, String> personal,

        @Schema(description = "fields of personal values that were erased")
        List<String> erased,

        String sessionId,
        String requestId,

        @Schema(description = "SHA-256 over 0x00 and the event's canonical bytes, in hex")
        String leafHash) {
    static AuditLogDetailBody of(RecordedEvent recorded) {
        AuditLogBody event = AuditLogBody.of(recorded);
        return new AuditLogDetailBody(
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
                AuditLogBody.json(recorded.event().details().oldValues()),
                AuditLogBody.json(recorded.event().details().newValues()),
                event.meta(),
                event.ipAddress(),
                event.userAgent(),
                recorded.personal(),
                List.copyOf(recorded.erased()),
                event.sessionId(),
                event.requestId(),
                recorded.leafHash());
    }
}

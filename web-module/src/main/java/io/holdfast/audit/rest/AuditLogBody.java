package io.holdfast.audit.rest;

import static io.holdfast.shared.json.SharedJson.JSON;

import io.holdfast.audit.model.AuditEvent;
import io.holdfast.audit.model.RecordedEvent;
import io.holdfast.webshared.openapi.ApiDescription;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An event in a list; members without a value are absent. */
@Schema(name = "AuditLog")
public record AuditLogBody(
        String id,

        @Schema(ref = ApiDescription.TIME) Instant timestamp,

        @Schema(description = "absent when no user acted") String userId,

        @Schema(enumeration = {"user", "system", "anonymous"})
        String actorKind,

        @Schema(description = "e-mail address or name of the system caller", example = "pm@meridian.example")
        String actorName,

        @Schema(description = "in effect at that moment") List<String> roles,

        @Schema(example = "project.read") String action,

        @Schema(enumeration = {"SUCCEEDED", "DENIED", "FAILED"})
        String outcome,

        @Schema(example = "DATA_ACCESS") String category,

        @Schema(enumeration = {"LOW", "MEDIUM", "HIGH", "CRITICAL"})
        String risk,

        @Schema(example = "project") String entity,

        String entityId,
        String locationId,

        @Schema(description = "what the person stated, or why it was refused")
        String reason,

        @Schema(type = SchemaType.OBJECT) JsonObject meta,

        @Schema(example = "203.0.113.9") String ipAddress,

        String userAgent,
        String sessionId,
        String requestId) {
    static AuditLogBody of(RecordedEvent recorded) {
        AuditEvent event = recorded.event();
        return new AuditLogBody(
                event.id().toString(),
                event.time(),
                text(event.actor().userId()),
                event.actor().kindWord(),
                recorded.actorName(),
                event.actor().roles(),
                event.act().action(),
                event.act().outcome().name(),
                event.act().category().name(),
                event.act().risk().name(),
                event.details().entity(),
                event.details().entityId(),
                text(event.details().locationId()),
                event.details().reason(),
                json(event.details().meta()),
                recorded.address(),
                recorded.userAgent(),
                event.trace().session(),
                event.trace().requestId());
    }

    /** As an object of JSON-P, because binding a map leaves out the nulls, and that something became null is worth knowing. */
    static JsonObject json(Map<String, Object> values) {
        return values == null ? null : JSON.createObjectBuilder(values).build();
    }

    private static String text(UUID id) {
        return id == null ? null : id.toString();
    }
}

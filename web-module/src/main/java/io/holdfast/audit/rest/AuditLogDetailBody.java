package io.holdfast.audit.rest;

import io.holdfast.audit.model.RecordedEvent;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An event with all that it holds; members without a value are absent. */
@Schema(name = "AuditLogDetail")
public record AuditLogDetailBody(
        AuditLogBody event,

        @Schema(type = SchemaType.OBJECT, description = "what the fields were before")
        JsonObject oldValues,

        @Schema(type = SchemaType.OBJECT, description = "what the fields are since")
        JsonObject newValues,

        @Schema(type = SchemaType.OBJECT, description = "personal values that can still be opened, by field")
        Map<String, String> personal,

        @Schema(description = "fields of personal values that were erased")
        List<String> erased,

        @Schema(description = "SHA-256 over 0x00 and the event's canonical bytes, in hex")
        String leafHash) {
    static AuditLogDetailBody of(RecordedEvent recorded) {
        return new AuditLogDetailBody(
                AuditLogBody.of(recorded),
                AuditLogBody.json(recorded.event().details().oldValues()),
                AuditLogBody.json(recorded.event().details().newValues()),
                recorded.personal(),
                List.copyOf(recorded.erased()),
                recorded.leafHash());
    }
}

package io.holdfast.rbac.rest;

import io.holdfast.rbac.model.PermissionAuditEntry;
import io.holdfast.rbac.model.PermissionAuditEntry.Operation;
import io.holdfast.webshared.JsonBody;
import jakarta.json.JsonObject;
import jakarta.json.bind.annotation.JsonbNillable;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of one row that says who may do what. What does not apply is null. */
@JsonbNillable
@Schema(name = "PermissionChange")
public record PermissionChangeBody(
        String id,

        @Schema(description = "by the clock of the database", example = "2026-11-30T09:00:00.123456Z")
        String changedAt,

        @Schema(example = "user_roles") String table,

        @Schema(implementation = Operation.class) String operation,

        @Schema(nullable = true) String rowId,

        @Schema(nullable = true, description = "who did it; null by hand, or by the product itself")
        String userId,

        @Schema(nullable = true) String userName,

        @Schema(nullable = true) String sessionId,

        @Schema(nullable = true, description = "taken out when the person is erased", example = "203.0.113.9")
        String ipAddress,

        @Schema(nullable = true, description = "taken out when the person is erased")
        String userAgent,

        @Schema(nullable = true) String requestId,

        @Schema(description = "as whom the database was changed", example = "holdfast_app")
        String databaseUser,

        @Schema(nullable = true, type = SchemaType.OBJECT, description = "the row before; null for a new one")
        JsonObject oldValues,

        @Schema(nullable = true, type = SchemaType.OBJECT, description = "the row after; null for one that is gone")
        JsonObject newValues) {
    static PermissionChangeBody of(PermissionAuditEntry entry) {
        PermissionAuditEntry.Origin by = entry.by();
        return new PermissionChangeBody(
                entry.id().toString(),
                entry.changedAt().toString(),
                entry.table().tableName(),
                entry.operation().name(),
                text(entry.rowId()),
                text(by.userId()),
                by.userName(),
                by.sessionId(),
                by.address(),
                by.userAgent(),
                by.requestId(),
                by.databaseUser(),
                object(entry.oldValues()),
                object(entry.newValues()));
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    private static JsonObject object(String json) {
        return json == null ? null : JsonBody.object(json);
    }
}

package io.holdfast.rbac.model;

import java.time.Instant;
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
}

package io.holdfast.rbac.model;

import java.time.Instant;
import java.util.UUID;

/**
 * Which changes of rights are asked for; null members say nothing.
 *
 * @param user who made the change
 * @param subject whose assignments or denies were changed
 * @param role of which permissions, juniors, assignments or places in sets were changed
 * @param row the changed row
 * @param from this moment and later
 * @param to before this moment
 */
public record PermissionAuditFilter(
        PermissionTable table,
        PermissionAuditEntry.Operation operation,
        UUID user,
        UUID subject,
        UUID role,
        UUID row,
        String requestId,
        Instant from,
        Instant to) {
    /** Every change. */
    public static final PermissionAuditFilter ALL =
            new PermissionAuditFilter(null, null, null, null, null, null, null, null, null);

    /** Changes of a person's assignments and denies. */
    public static PermissionAuditFilter ofSubject(UUID person) {
        return new PermissionAuditFilter(null, null, null, person, null, null, null, null, null);
    }

    /** Changes of what a role holds and of who holds it. */
    public static PermissionAuditFilter ofRole(UUID role) {
        return new PermissionAuditFilter(null, null, null, null, role, null, null, null, null);
    }
}

package io.holdfast.rbac.usecase;

import io.holdfast.rbac.model.PermissionMatrix;
import io.holdfast.shared.id.TenantId;

/**
 * What the roles of an organization hold, and what was changed of it.
 *
 * @param version of all of it: equal as long as nothing of it changes
 */
public record OrganizationSettings(TenantId organization, PermissionMatrix matrix, String version) {
    /** True when this organization has changed something of a permission, for whatever role. */
    public boolean changes(String permission) {
        return matrix.changes().keySet().stream()
                .anyMatch(cell -> cell.permission().equals(permission));
    }
}

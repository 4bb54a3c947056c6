package io.holdfast.rbac.usecase;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.holdfast.rbac.model.PermissionMatrix;
import io.holdfast.rbac.model.PermissionMatrix.Cell;
import io.holdfast.shared.id.TenantId;
import java.util.Set;

/**
 * What the roles of an organization hold, and what was changed of it.
 *
 * @param version of all of it: equal as long as nothing of it changes
 */
public record OrganizationSettings(TenantId organization, PermissionMatrix matrix, String version) {
    /** The permissions of which this organization has changed something, for whatever role. */
    public Set<String> changed() {
        return matrix.changes().keySet().stream().map(Cell::permission).collect(toUnmodifiableSet());
    }
}

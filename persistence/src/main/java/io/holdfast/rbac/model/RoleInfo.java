package io.holdfast.rbac.model;

import java.util.List;
import java.util.UUID;

/**
 * A role of a tenant.
 *
 * @param level bounds who may assign it: higher stands above lower
 * @param system true when it comes from a shipped pack, which the tenant cannot change
 * @param version raised by every change of it; a change names the one that it is based on
 * @param permissions the keys that it holds of its own, sorted
 * @param office true when it changes hands by terms, as its pack or the organization says
 * @param takesOver the names of the roles that it takes over from directly, sorted
 */
public record RoleInfo(
        UUID id,
        String name,
        String description,
        int level,
        boolean system,
        boolean office,
        long version,
        List<String> permissions,
        List<String> takesOver) {
    public RoleInfo {
        permissions = List.copyOf(permissions);
        takesOver = List.copyOf(takesOver);
    }
}

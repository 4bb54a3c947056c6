package io.holdfast.rbac.model;

import java.util.Set;
import java.util.UUID;

/**
 * What holding a role amounts to.
 *
 * @param permissions the keys that it holds, those included that it takes over from others, or would hold if no organization above
 *     had locked them
 */
public record RoleRights(UUID id, String name, int level, boolean system, Set<String> permissions) {
    public RoleRights {
        permissions = Set.copyOf(permissions);
    }
}

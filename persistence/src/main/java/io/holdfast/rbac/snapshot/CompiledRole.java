package io.holdfast.rbac.snapshot;

import java.util.Set;
import java.util.UUID;

/**
 * R4, worked out beforehand: what a role holds here with all that it takes over.
 *
 * @param permissions by {@link CompiledRoles#permission}, a bit each
 * @param takesOver the role itself and every role that it takes over from
 */
record CompiledRole(long[] permissions, Set<UUID> takesOver) {
    boolean holds(int permission) {
        int word = permission >> 6;
        return word < permissions.length && (permissions[word] & 1L << permission) != 0;
    }
}

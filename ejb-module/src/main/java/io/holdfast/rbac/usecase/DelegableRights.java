package io.holdfast.rbac.usecase;

import io.holdfast.rbac.model.RoleRights;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What somebody may hand on: roles up to a level, and in them no more than these permissions.
 *
 * @param level of the role by which they may; {@link Integer#MIN_VALUE} for somebody who may not
 * @param permissions the keys
 */
record DelegableRights(int level, Set<String> permissions) {
    DelegableRights {
        permissions = Set.copyOf(permissions);
    }

    /**
     * Of somebody who looks after people: no more than the shipped roles up to their level hold. So what an organization makes itself
     * cannot carry more than they could give anyway.
     *
     * @param roles the names of the roles by which they look after people there
     * @param known every role of the organization
     * @param own the keys that the organization made itself, as far as they are theirs to hand on
     */
    static DelegableRights of(Set<String> roles, Collection<RoleRights> known, Collection<String> own) {
        int level = known.stream()
                .filter(role -> roles.contains(role.name()))
                .mapToInt(RoleRights::level)
                .max()
                .orElse(Integer.MIN_VALUE);
        Set<String> permissions = new HashSet<>(own);
        known.stream()
                .filter(role -> role.system() && role.level() <= level)
                .forEach(role -> permissions.addAll(role.permissions()));
        return new DelegableRights(level, permissions);
    }

    /** Those of the keys that are not theirs to hand on, sorted. */
    SortedSet<String> beyond(Collection<String> keys) {
        SortedSet<String> beyond = new TreeSet<>(keys);
        beyond.removeAll(permissions);
        return beyond;
    }
}

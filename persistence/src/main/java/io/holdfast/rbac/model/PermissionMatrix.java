package io.holdfast.rbac.model;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.holdfast.rbac.decision.Facts.Effect;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Which roles of one organization hold which permissions, and what was changed of that. Without what roles take over from each
 * other.
 *
 * @param modules every permission of the organization with its module, sorted by key
 * @param roles every role with its level
 * @param base the roles that hold a permission by their template or of their own, by its key
 * @param changes what this organization has changed
 * @param locks the permissions that an organization above has locked
 */
public record PermissionMatrix(
        SortedMap<String, String> modules,
        Map<String, Integer> roles,
        Map<String, Set<String>> base,
        Map<Cell, Effect> changes,
        Map<String, Lock> locks) {
    public PermissionMatrix {
        roles = Map.copyOf(roles);
        base = base.entrySet().stream()
                .collect(toUnmodifiableMap(Map.Entry::getKey, holders -> Set.copyOf(holders.getValue())));
        changes = Map.copyOf(changes);
        locks = Map.copyOf(locks);
    }

    /** One permission of one role, both by name. */
    public record Cell(String permission, String role) {}

    /** Who has locked a permission, and to which roles. @param organization its name */
    public record Lock(String organization, Set<String> roles) {
        public Lock {
            roles = Set.copyOf(roles);
        }
    }

    /** What this organization has changed of the cell. */
    public Optional<Effect> changed(Cell cell) {
        return Optional.ofNullable(changes.get(cell));
    }

    /** True when the role holds the permission here. */
    public boolean holds(Cell cell) {
        Lock lock = locks.get(cell.permission());
        return lock == null ? holds(cell, changes.get(cell)) : lock.roles().contains(cell.role());
    }

    /** Whether the role would hold a permission that nobody has locked, if this were what is changed. @param effect null for nothing */
    public boolean holds(Cell cell, Effect effect) {
        return effect == Effect.ADD
                || effect != Effect.REMOVE
                        && base.getOrDefault(cell.permission(), Set.of()).contains(cell.role());
    }
}

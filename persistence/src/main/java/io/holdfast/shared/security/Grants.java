package io.holdfast.shared.security;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What one user may do in one tenant at one moment: the live grants, expanded to permission keys. Immutable.
 *
 * @param roles the names of the roles that the user is assigned, also of those that the session has not activated
 */
public record Grants(List<Grant> all, Set<String> roles) {
    public static final Grants NONE = new Grants(List.of(), Set.of());

    public Grants {
        all = List.copyOf(all);
        roles = Set.copyOf(roles);
    }

    /** One permission in one scope, and the role that gives it: the assigned one, or the active one of those that it takes over from. */
    public record Grant(String permission, String role, Scope scope) {}

    /** True when the permission is held in any scope. */
    public boolean has(Permission permission) {
        return all.stream().anyMatch(g -> g.permission().equals(permission.key()));
    }

    /** True when the permission is held for the whole tenant. */
    public boolean hasInTenant(Permission permission) {
        return all.stream()
                .anyMatch(g ->
                        g.permission().equals(permission.key()) && g.scope().type() == Scope.Type.TENANT);
    }

    /** The ids of one kind of scope in which the permission is held. Never null. */
    public Set<UUID> scopeIds(Permission permission, Scope.Type type) {
        return all.stream()
                .filter(g -> g.permission().equals(permission.key())
                        && g.scope().type() == type
                        && type != Scope.Type.TENANT)
                .map(g -> g.scope().id())
                .collect(toUnmodifiableSet());
    }

    /** All keys held in any scope, sorted. */
    public Set<String> permissionKeys() {
        var keys = new TreeSet<String>();
        all.forEach(g -> keys.add(g.permission()));
        return keys;
    }
}

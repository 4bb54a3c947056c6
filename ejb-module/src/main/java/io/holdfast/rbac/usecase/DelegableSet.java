package io.holdfast.rbac.usecase;

import static java.util.stream.Collectors.toCollection;

import io.holdfast.rbac.model.Delegation;
import io.holdfast.rbac.model.Delegation.Kind;
import io.holdfast.rbac.model.RoleRights;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What somebody may hand on at a place, or for the whole organization: shipped roles as they are, and in other roles these permissions.
 * No role above the level of those by which they may.
 */
public final class DelegableSet {
    private final int level;
    private final List<Delegation> delegations;
    private final Set<String> held;
    private final Set<String> own;

    /**
     * @param level the highest of the roles by which they may; {@link Integer#MIN_VALUE} for nobody's, {@link Integer#MAX_VALUE} for whoever is
     *     not bound
     * @param held the keys that they hold for the whole organization themselves
     * @param own the keys that the organization made itself
     */
    DelegableSet(int level, Collection<Delegation> delegations, Set<String> held, Set<String> own) {
        this.level = level;
        this.delegations = List.copyOf(delegations);
        this.held = Set.copyOf(held);
        this.own = Set.copyOf(own);
    }

    /** Of whoever is not bound: the operator. */
    static DelegableSet unbounded() {
        return new DelegableSet(Integer.MAX_VALUE, List.of(), Set.of(), Set.of());
    }

    /**
     * Of whoever runs the platform and has entered the organization: its shipped roles as they are, so that one without an administrator
     * gets one again, and in other roles what they hold themselves.
     *
     * @param nothing whether they look after neither people nor roles there
     */
    static DelegableSet ofPlatform(boolean nothing, Collection<RoleRights> known, Set<String> held) {
        int highest = known.stream().mapToInt(RoleRights::level).max().orElse(Integer.MIN_VALUE);
        return nothing
                ? new DelegableSet(Integer.MIN_VALUE, List.of(), Set.of(), Set.of())
                : new DelegableSet(
                        highest,
                        List.of(
                                new Delegation(Kind.SHIPPED_ROLES, "", false, true),
                                new Delegation(Kind.HELD_PERMISSIONS, "", false, true)),
                        held,
                        Set.of());
    }

    /** True when a role of a level may be given, taken or changed. */
    boolean reaches(int roleLevel) {
        return roleLevel <= level;
    }

    /** Those of the keys that may not be a part of a role that they make or change, sorted. */
    SortedSet<String> beyond(Collection<String> keys) {
        return keys.stream().filter(key -> !covers(key)).collect(toCollection(TreeSet::new));
    }

    /** What of a role may not be given to anybody, sorted; nothing of a role that they hand on as it is. */
    SortedSet<String> beyond(RoleRights role) {
        return covers(role) ? new TreeSet<>() : beyond(role.permissions());
    }

    private boolean covers(RoleRights role) {
        return reaches(role.level())
                && role.system()
                && any(delegation -> delegation.kind() == Kind.SHIPPED_ROLES
                        || delegation.kind() == Kind.ROLE && delegation.target().equals(role.name()));
    }

    private boolean covers(String key) {
        return level == Integer.MAX_VALUE
                || any(delegation -> switch (delegation.kind()) {
                    case PERMISSION ->
                        delegation.target().equals(key) && (!delegation.whileHeld() || held.contains(key));
                    case HELD_PERMISSIONS -> held.contains(key);
                    case OWN_PERMISSIONS -> own.contains(key);
                    case ROLE, SHIPPED_ROLES -> false;
                });
    }

    private boolean any(Predicate<Delegation> condition) {
        return delegations.stream().anyMatch(condition);
    }
}

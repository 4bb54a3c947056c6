package io.holdfast.rbac.model;

import io.holdfast.shared.security.Scope;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Where somebody looks after people: the whole tenant, or some of its accounts, with their projects, and locations. */
public record Area(boolean all, Set<UUID> accounts, Set<UUID> locations) {
    /** The whole tenant. */
    public static final Area ALL = new Area(true, Set.of(), Set.of());

    /** Nowhere. */
    public static final Area NONE = new Area(false, Set.of(), Set.of());

    public Area {
        accounts = Set.copyOf(accounts);
        locations = Set.copyOf(locations);
    }

    public static Area ofAccount(UUID account) {
        return new Area(false, Set.of(account), Set.of());
    }

    public static Area ofLocation(UUID location) {
        return new Area(false, Set.of(), Set.of(location));
    }

    /** Both together. */
    public Area and(Area other) {
        return new Area(all || other.all, union(accounts, other.accounts), union(locations, other.locations));
    }

    private static Set<UUID> union(Set<UUID> some, Set<UUID> others) {
        Set<UUID> both = new HashSet<>(some);
        both.addAll(others);
        return both;
    }

    public boolean isEmpty() {
        return !all && accounts.isEmpty() && locations.isEmpty();
    }

    /**
     * True when the place lies within.
     *
     * @param around where the place lies, as {@link Places#around} says
     */
    public boolean reaches(Scope place, Map<Scope, Scope> around) {
        return switch (place.type()) {
            case TENANT -> all;
            case ACCOUNT -> all || accounts.contains(place.id());
            case LOCATION -> all || locations.contains(place.id());
            case PROJECT -> all || reaches(around.getOrDefault(place, Scope.TENANT), around);
        };
    }
}

package io.holdfast.rbac.usecase;

import io.holdfast.shared.security.Scope;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What people and places are called, as far as they are known here.
 *
 * @param things roles, permissions and separation sets
 */
public record Names(Map<UUID, String> people, Map<Scope, String> places, Map<UUID, String> things) {
    public Names {
        people = Map.copyOf(people);
        places = Map.copyOf(places);
        things = Map.copyOf(things);
    }

    /** @param user may be null: nobody in person */
    public Optional<String> person(UUID user) {
        return user == null ? Optional.empty() : Optional.ofNullable(people.get(user));
    }

    /** The name of a role or separation set, or the key of a permission. @param id may be null */
    public Optional<String> thing(UUID id) {
        return id == null ? Optional.empty() : Optional.ofNullable(things.get(id));
    }

    /** Empty for the organization as a whole. */
    public Optional<String> place(Scope scope) {
        return Optional.ofNullable(places.get(scope));
    }
}

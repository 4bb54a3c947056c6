package io.holdfast.rbac.usecase;

import io.holdfast.shared.security.Scope;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What people and places are called, as far as they are known here. */
public record Names(Map<UUID, String> people, Map<Scope, String> places) {
    public Names {
        people = Map.copyOf(people);
        places = Map.copyOf(places);
    }

    /** @param user may be null: nobody in person */
    public Optional<String> person(UUID user) {
        return user == null ? Optional.empty() : Optional.ofNullable(people.get(user));
    }

    /** Empty for the organization as a whole. */
    public Optional<String> place(Scope scope) {
        return Optional.ofNullable(places.get(scope));
    }
}

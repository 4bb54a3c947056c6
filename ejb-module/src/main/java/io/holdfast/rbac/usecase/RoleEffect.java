package io.holdfast.rbac.usecase;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.holdfast.rbac.model.RoleRights;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a change does to every role of the organization, and so to everybody who holds one now or later, wherever and however long. Says
 * why somebody may not do it, or nothing.
 */
final class RoleEffect {
    private final Map<UUID, RoleRights> before;
    private final Map<UUID, RoleRights> after;
    private final Set<UUID> touched;

    /** @param named the roles that the change is about; they are touched even when nobody's rights are others */
    RoleEffect(Set<UUID> named, List<RoleRights> before, List<RoleRights> after) {
        this.before = before.stream().collect(toMap(RoleRights::id, identity()));
        this.after = after.stream().collect(toMap(RoleRights::id, identity()));
        this.touched = Stream.of(this.before.keySet(), this.after.keySet())
                .flatMap(Set::stream)
                .filter(id -> named.contains(id) || !Objects.equals(this.before.get(id), this.after.get(id)))
                .collect(toSet());
    }

    /**
     * Why not, in words for whoever tries.
     *
     * @param own the names of the roles that they hold themselves, which they do not touch
     */
    Optional<String> refusal(Set<String> own, DelegableSet delegable) {
        return first(id -> states(id).anyMatch(role -> own.contains(role.name()))
                ? Optional.of("You hold '" + name(id)
                        + "'. Nobody changes what they may do themselves: ask another administrator.")
                : beyond(id, delegable));
    }

    /**
     * The same of a change by which they may take from themselves, and not give.
     *
     * @param own the names of the roles that they hold themselves
     */
    Optional<String> refusalOfGains(Set<String> own, DelegableSet delegable) {
        return first(id -> !gained(id).isEmpty() && states(id).anyMatch(role -> own.contains(role.name()))
                ? Optional.of(
                        "You hold '" + name(id) + "'. Nobody gives themselves anything: ask another administrator.")
                : beyond(id, delegable));
    }

    private Optional<String> first(Function<UUID, Optional<String>> refusal) {
        return touched.stream()
                .flatMap(id -> refusal.apply(id).stream())
                .sorted()
                .findFirst();
    }

    private Optional<String> beyond(UUID id, DelegableSet delegable) {
        if (states(id).anyMatch(role -> !delegable.reaches(role.level()))) {
            return Optional.of("'" + name(id) + "' stands above the role by which you change roles.");
        }
        SortedSet<String> beyond = delegable.beyond(gained(id));
        return beyond.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "'" + name(id) + "' would hold what is not yours to give: " + String.join(", ", beyond) + ".");
    }

    private Stream<RoleRights> states(UUID id) {
        return Stream.of(before.get(id), after.get(id)).filter(Objects::nonNull);
    }

    private String name(UUID id) {
        return states(id).findFirst().orElseThrow().name();
    }

    private Set<String> gained(UUID id) {
        if (!after.containsKey(id)) {
            return Set.of();
        }
        Set<String> gained = new HashSet<>(after.get(id).permissions());
        if (before.containsKey(id)) {
            gained.removeAll(before.get(id).permissions());
        }
        return gained;
    }
}

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
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/** What a change of one role does to every role of the organization. Says why somebody may not do it, or nothing. */
final class RoleEffect {
    private final Map<UUID, RoleRights> before;
    private final Map<UUID, RoleRights> after;
    private final Set<UUID> touched;

    /** @param changed the role; it is touched even when nobody's rights are others */
    RoleEffect(UUID changed, List<RoleRights> before, List<RoleRights> after) {
        this.before = before.stream().collect(toMap(RoleRights::id, identity()));
        this.after = after.stream().collect(toMap(RoleRights::id, identity()));
        this.touched = Stream.of(this.before.keySet(), this.after.keySet())
                .flatMap(Set::stream)
                .filter(id -> id.equals(changed) || !Objects.equals(this.before.get(id), this.after.get(id)))
                .collect(toSet());
    }

    /**
     * Why not, in words for whoever tries.
     *
     * @param held the names of the roles that they hold themselves
     */
    Optional<String> refusal(Set<String> held, DelegableRights delegable) {
        return touched.stream()
                .flatMap(id -> refusal(id, held, delegable).stream())
                .sorted()
                .findFirst();
    }

    private Optional<String> refusal(UUID id, Set<String> held, DelegableRights delegable) {
        List<RoleRights> states = Stream.of(before.get(id), after.get(id))
                .filter(Objects::nonNull)
                .toList();
        String name = states.get(0).name();
        if (states.stream().anyMatch(role -> held.contains(role.name()))) {
            return Optional.of(
                    "You hold '" + name + "'. Nobody changes what they may do themselves: ask another administrator.");
        }
        if (states.stream().anyMatch(role -> role.level() > delegable.level())) {
            return Optional.of("'" + name + "' stands above the role by which you change roles.");
        }
        SortedSet<String> beyond = new TreeSet<>(delegable.beyond(gained(id)));
        return beyond.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "'" + name + "' would hold what is not yours to give: " + String.join(", ", beyond) + ".");
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

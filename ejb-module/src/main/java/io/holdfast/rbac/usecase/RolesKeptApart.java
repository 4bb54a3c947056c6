package io.holdfast.rbac.usecase;

import static java.util.stream.Collectors.toSet;

import io.holdfast.rbac.decision.Facts;
import io.holdfast.rbac.decision.Facts.Assignment;
import io.holdfast.rbac.decision.Question;
import io.holdfast.rbac.model.SeparationSet;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Which static set a person would violate with one role more, from now on and for ever. The database has the last word on what is
 * done; this is for what is only proposed.
 */
final class RolesKeptApart {
    private final Facts facts;
    private final List<SeparationSet> sets;
    private final Map<UUID, String> names;
    private final Instant now;
    private final List<Assignment> lasting;

    /**
     * @param question whose person and moment count
     * @param sets those of other kinds than static are passed over
     * @param names of every role
     */
    RolesKeptApart(Facts facts, Question question, Collection<SeparationSet> sets, Map<UUID, String> names) {
        this.facts = facts;
        this.sets = sets.stream()
                .filter(set -> set.kind() == SeparationSet.Kind.STATIC)
                .toList();
        this.names = Map.copyOf(names);
        this.now = question.at();
        // Any scope counts, conditions or not, and so does what has not begun.
        this.lasting = facts.assignments().stream()
                .filter(a -> a.user().equals(question.user()) && !a.reach().revoked())
                .filter(a -> a.reach().to() == null || a.reach().to().isAfter(now))
                .toList();
    }

    /** The first set, in their order, that the role concerns and that would be violated then. */
    Optional<SeparationSet> brokenBy(UUID role) {
        Set<String> added = withJuniors(Stream.of(role));
        return sets.stream()
                .filter(set -> set.roles().stream().anyMatch(added::contains))
                .filter(set -> moments().anyMatch(moment -> isBroken(set, added, moment)))
                .findFirst();
    }

    /** Somebody has the most roles at once at a moment when one begins, or now. */
    private Stream<Instant> moments() {
        return Stream.concat(
                Stream.of(now), lasting.stream().map(a -> a.reach().from()).filter(from -> from.isAfter(now)));
    }

    private boolean isBroken(SeparationSet set, Set<String> added, Instant moment) {
        Set<String> held = withJuniors(lasting.stream()
                .filter(a -> !a.reach().from().isAfter(moment))
                .filter(a -> a.reach().to() == null || a.reach().to().isAfter(moment))
                .map(Assignment::role));
        held.addAll(added);
        return set.roles().stream().filter(held::contains).count() >= set.cardinality();
    }

    private Set<String> withJuniors(Stream<UUID> roles) {
        Set<UUID> reached = new HashSet<>();
        Deque<UUID> open = new ArrayDeque<>(roles.toList());
        while (!open.isEmpty()) {
            UUID role = open.pop();
            if (reached.add(role)) {
                open.addAll(facts.juniors().getOrDefault(role, Set.of()));
            }
        }
        return reached.stream().map(names::get).filter(Objects::nonNull).collect(toSet());
    }
}

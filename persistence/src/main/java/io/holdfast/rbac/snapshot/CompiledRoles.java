package io.holdfast.rbac.snapshot;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.holdfast.rbac.decision.Facts;
import io.holdfast.rbac.decision.Facts.Effect;
import io.holdfast.rbac.decision.Facts.RoleOverride;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** The roles of an organization and the permissions that they hold, each permission under a small number. */
final class CompiledRoles {
    private static final int UNKNOWN = -1;

    private final Map<String, Integer> permissions = new HashMap<>();
    private final Map<UUID, CompiledRole> roles = new HashMap<>();

    CompiledRoles(Facts facts) {
        Map<UUID, BitSet> own = ownOf(facts);
        Map<String, Set<UUID>> locks = highestLocks(facts);
        BitSet locked = new BitSet();
        locks.keySet().forEach(permission -> locked.set(number(permission)));
        for (UUID role : named(facts, own)) {
            Set<UUID> takesOver = closure(role, facts.juniors());
            BitSet held = new BitSet();
            takesOver.stream().filter(own::containsKey).map(own::get).forEach(held::or);
            held.andNot(locked);
            locks.forEach((permission, holders) -> {
                if (holders.contains(role)) {
                    held.set(number(permission));
                }
            });
            roles.put(role, new CompiledRole(held.toLongArray(), takesOver));
        }
    }

    /** The number of a permission; negative when no role of this organization holds it. */
    int permission(String key) {
        return permissions.getOrDefault(key, UNKNOWN);
    }

    /** The role of an id. One that is not known, because nothing of it counts yet, holds nothing. */
    CompiledRole role(UUID id) {
        CompiledRole known = roles.get(id);
        return known == null ? new CompiledRole(new long[0], Set.of(id)) : known;
    }

    private int number(String permission) {
        return permissions.computeIfAbsent(permission, key -> permissions.size());
    }

    private Map<UUID, BitSet> ownOf(Facts facts) {
        Map<UUID, BitSet> own = new HashMap<>();
        Function<UUID, BitSet> of = role -> own.computeIfAbsent(role, unseen -> new BitSet());
        Stream.of(facts.templatePermissions(), facts.ownPermissions())
                .forEach(held -> held.forEach(
                        (role, keys) -> keys.forEach(key -> of.apply(role).set(number(key)))));
        for (Effect effect : new Effect[] {Effect.REMOVE, Effect.ADD}) {
            facts.overrides().stream()
                    .filter(change -> change.effect() == effect && change.above() == 0 && change.role() != null)
                    .forEach(change -> of.apply(change.role()).set(number(change.permission()), effect == Effect.ADD));
        }
        return own;
    }

    /** Of each permission that is locked above, the roles of this organization that the highest lock names. */
    private static Map<String, Set<UUID>> highestLocks(Facts facts) {
        Map<String, Integer> highest = new HashMap<>();
        facts.overrides().stream()
                .filter(CompiledRoles::isLockAbove)
                .forEach(lock -> highest.merge(lock.permission(), lock.above(), Math::max));
        return facts.overrides().stream()
                .filter(lock -> isLockAbove(lock) && lock.above() == highest.get(lock.permission()))
                .collect(groupingBy(RoleOverride::permission, mapping(RoleOverride::role, toSet())));
    }

    private static boolean isLockAbove(RoleOverride change) {
        return change.effect() == Effect.LOCK && change.above() > 0;
    }

    private static Set<UUID> named(Facts facts, Map<UUID, BitSet> own) {
        Set<UUID> named = new HashSet<>(own.keySet());
        facts.juniors().forEach((senior, juniors) -> {
            named.add(senior);
            named.addAll(juniors);
        });
        facts.overrides().forEach(change -> named.add(change.role()));
        named.remove(null);
        return named;
    }

    private static Set<UUID> closure(UUID role, Map<UUID, Set<UUID>> juniors) {
        Set<UUID> closure = new HashSet<>();
        Deque<UUID> open = new ArrayDeque<>();
        open.push(role);
        while (!open.isEmpty()) {
            UUID next = open.pop();
            if (closure.add(next)) {
                juniors.getOrDefault(next, Set.of()).forEach(open::push);
            }
        }
        return Set.copyOf(closure);
    }
}

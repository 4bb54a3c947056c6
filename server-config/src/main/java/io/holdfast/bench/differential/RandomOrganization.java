package io.holdfast.bench.differential;

import io.holdfast.rbac.decision.Facts;
import io.holdfast.rbac.decision.Facts.Assignment;
import io.holdfast.rbac.decision.Facts.Denial;
import io.holdfast.rbac.decision.Facts.Effect;
import io.holdfast.rbac.decision.Facts.Reach;
import io.holdfast.rbac.decision.Facts.RoleOverride;
import io.holdfast.rbac.decision.Question;
import io.holdfast.shared.security.Scope;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * An organization of some seed, small enough that its parts meet often: few people, roles, permissions and places, and moments around
 * the one that is asked about. Its ids come from the seed, too.
 */
final class RandomOrganization {
    static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z").truncatedTo(ChronoUnit.MICROS);
    /** All but the last are in the catalogue. */
    static final List<String> PERMISSIONS = List.of("read:rockets", "fly:rockets", "fuel:rockets", "sink:ships");
    /** The roles by their names; an organization above knows the last one alone. */
    static final List<String> ROLES = List.of("role-0", "role-1", "role-2", "role-3", "role-4", "role-5");

    private static final int OWN_ROLES = ROLES.size() - 1;
    private static final int CATALOGUE = PERMISSIONS.size() - 1;
    private static final List<Long> MICROS = List.of(-60_000_000L, -1L, 0L, 1L, 60_000_000L);
    private static final List<String> ATTRIBUTES = List.of("resource.status", "subject.role");
    private static final List<Object> VALUES = List.of("active", "archived", true, BigDecimal.ONE);

    private final Dice dice;
    /** What no table can hold is left out. */
    private final boolean storable;

    private final UUID tenant;
    private final List<UUID> members = new ArrayList<>();
    private final List<UUID> roles = new ArrayList<>();
    private final Map<Scope, Scope> within = new HashMap<>();
    private final List<Scope> places = new ArrayList<>(List.of(Scope.TENANT));
    private final Scope nowhere;
    private final Facts facts;

    private RandomOrganization(long seed, boolean storable) {
        this.dice = new Dice(seed);
        this.storable = storable;
        this.tenant = dice.id();
        this.nowhere =
                new Scope(dice.any(List.of(Scope.Type.ACCOUNT, Scope.Type.PROJECT, Scope.Type.LOCATION)), dice.id());
        for (int i = 0; i < 4; i++) members.add(dice.id());
        for (int i = 0; i < OWN_ROLES; i++) roles.add(dice.id());
        places();
        this.facts = facts();
    }

    /** With everything that the rules speak of: cycles of roles, denies at places, disabled organizations. */
    static RandomOrganization any(long seed) {
        return new RandomOrganization(seed, false);
    }

    /** As the tables can hold it. */
    static RandomOrganization storable(long seed) {
        return new RandomOrganization(seed, true);
    }

    Facts known() {
        return facts;
    }

    /** The roles in the order of {@link #ROLES}. */
    List<UUID> roles() {
        return roles;
    }

    /** Anything that may be asked of it. The SQL function takes neither attributes nor the roles of a session. */
    Question question() {
        var asked = dice.chance(30) ? dice.id() : tenant;
        return new Question(
                storable ? tenant : asked,
                dice.chance(12) ? dice.id() : dice.any(members),
                dice.any(PERMISSIONS),
                dice.chance(10) ? nowhere : dice.any(places),
                moment(),
                storable || !dice.chance(3) ? null : dice.some(roles),
                storable ? Map.of() : attributes());
    }

    private void places() {
        for (int i = 0; i < 2; i++) {
            var account = place(Scope.Type.ACCOUNT, Scope.TENANT);
            place(Scope.Type.LOCATION, Scope.TENANT);
            place(Scope.Type.PROJECT, account);
            place(Scope.Type.PROJECT, Scope.TENANT);
        }
    }

    private Scope place(Scope.Type type, Scope around) {
        var place = new Scope(type, dice.id());
        within.put(place, around);
        places.add(place);
        return place;
    }

    private Facts facts() {
        var active = new HashMap<UUID, Boolean>();
        members.forEach(member -> active.put(member, !dice.chance(8)));
        var templates = held(Map.of());
        return new Facts(
                tenant,
                !dice.chance(20),
                active,
                assignments(),
                denials(),
                juniors(),
                held(storable ? templates : Map.of()),
                templates,
                overrides(),
                within);
    }

    private List<Assignment> assignments() {
        var assignments = new ArrayList<Assignment>();
        var live = new HashSet<List<Object>>();
        for (int i = 8 + dice.below(14); i > 0; i--) {
            var one = new Assignment(dice.id(), dice.any(members), dice.any(roles), reach(scope()));
            // The same role in the same scope is there once.
            if (!storable
                    || one.reach().revoked()
                    || live.add(List.of(one.user(), one.role(), one.reach().scope()))) assignments.add(one);
        }
        return assignments;
    }

    private List<Denial> denials() {
        var denials = new ArrayList<Denial>();
        var live = new HashSet<List<Object>>();
        for (int i = dice.below(4); i > 0; i--) {
            var one = new Denial(dice.id(), dice.any(members), catalogued(), reach(storable ? Scope.TENANT : scope()));
            // A permission is denied to a person once.
            if (!storable || one.reach().revoked() || live.add(List.of(one.user(), one.permission()))) denials.add(one);
        }
        return denials;
    }

    private Map<UUID, Set<UUID>> juniors() {
        var juniors = new HashMap<UUID, Set<UUID>>();
        for (int i = dice.below(7); i > 0; i--) {
            int one = dice.below(roles.size());
            int other = dice.below(roles.size());
            if (storable && one >= other) continue;
            juniors.computeIfAbsent(roles.get(one), unseen -> new HashSet<>()).add(roles.get(other));
        }
        return juniors;
    }

    /** @param elsewhere what is held there is not held here, too */
    private Map<UUID, Set<String>> held(Map<UUID, Set<String>> elsewhere) {
        var held = new HashMap<UUID, Set<String>>();
        for (int i = dice.below(10); i > 0; i--) {
            var role = dice.any(roles);
            var permission = catalogued();
            if (!elsewhere.getOrDefault(role, Set.of()).contains(permission))
                held.computeIfAbsent(role, unseen -> new HashSet<>()).add(permission);
        }
        return held;
    }

    /** Of one role and permission an organization says one thing. */
    private List<RoleOverride> overrides() {
        var overrides = new HashMap<List<Object>, RoleOverride>();
        for (int i = dice.below(6); i > 0; i--) {
            int above = dice.below(6) < 4 ? 0 : 1 + dice.below(2);
            int role = dice.below(above == 0 ? roles.size() : ROLES.size());
            var permission = catalogued();
            overrides.put(
                    Arrays.asList(role, permission, above),
                    new RoleOverride(
                            role < roles.size() ? roles.get(role) : null,
                            permission,
                            above == 0 ? dice.any(List.of(Effect.values())) : Effect.LOCK,
                            above));
        }
        return List.copyOf(overrides.values());
    }

    private Reach reach(Scope scope) {
        var from = dice.chance(2) ? moment() : NOW.minus(1, ChronoUnit.DAYS);
        var to = dice.chance(3) ? moment() : null;
        boolean empty = to != null && !to.isAfter(from);
        return new Reach(
                scope,
                from,
                storable && empty ? from.plus(1, ChronoUnit.MICROS) : to,
                dice.chance(8),
                dice.chance(6) ? condition() : Map.of());
    }

    private Scope scope() {
        return dice.chance(2) ? Scope.TENANT : dice.chance(12) ? nowhere : dice.any(places);
    }

    private Map<String, Object> condition() {
        var condition = attributes();
        return condition.isEmpty() ? Map.of(ATTRIBUTES.get(0), VALUES.get(0)) : condition;
    }

    private Map<String, Object> attributes() {
        var attributes = new HashMap<String, Object>();
        for (var name : ATTRIBUTES) if (dice.chance(2)) attributes.put(name, dice.any(VALUES));
        return attributes;
    }

    private String catalogued() {
        return PERMISSIONS.get(dice.below(CATALOGUE));
    }

    private Instant moment() {
        return NOW.plus(dice.any(MICROS), ChronoUnit.MICROS);
    }
}

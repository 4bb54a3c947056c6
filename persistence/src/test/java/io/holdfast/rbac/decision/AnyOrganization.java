package io.holdfast.rbac.decision;

import static io.holdfast.rbac.decision.AnOrganization.NOW;
import static io.holdfast.rbac.decision.AnOrganization.id;
import static io.holdfast.rbac.decision.AnOrganization.place;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.holdfast.rbac.decision.Facts.Assignment;
import io.holdfast.rbac.decision.Facts.Denial;
import io.holdfast.rbac.decision.Facts.Effect;
import io.holdfast.rbac.decision.Facts.Reach;
import io.holdfast.rbac.decision.Facts.RoleOverride;
import io.holdfast.shared.security.Scope;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.arbitraries.ListArbitrary;

/**
 * Organizations of every kind, small enough that their parts meet often: few people, roles, permissions and places, moments around the
 * one that is asked about, and it itself.
 */
public final class AnyOrganization {
    private static final UUID TENANT = id("the organization");
    private static final List<String> PERMISSIONS = List.of("read:budget", "approve:budget", "fly:rockets");
    private static final Scope CLIENT = place(Scope.Type.ACCOUNT, "client");
    private static final Scope PROJECT = place(Scope.Type.PROJECT, "project");
    private static final Scope SITE = place(Scope.Type.LOCATION, "site");
    private static final Scope NOWHERE = place(Scope.Type.PROJECT, "of nobody");
    private static final String ATTRIBUTE = "resource.status";

    private AnyOrganization() {}

    /** Of every organization: active or not, with all that decides in it. */
    public static Arbitrary<Facts> facts() {
        return Combinators.combine(
                        mostly(true),
                        Arbitraries.maps(people(), mostly(true)).ofMinSize(2).ofMaxSize(4),
                        assignment().list().ofMaxSize(8),
                        denial().list().ofMaxSize(4),
                        pairs(roles(), roles()).ofMaxSize(6),
                        pairs(roles(), permissions()).ofMaxSize(6),
                        pairs(roles(), permissions()).ofMaxSize(6))
                .flatAs((active, members, assignments, denials, hierarchy, own, templates) -> override()
                        .list()
                        .ofMaxSize(6)
                        .map(overrides -> new Facts(
                                TENANT,
                                active,
                                members,
                                assignments,
                                denials,
                                grouped(hierarchy),
                                grouped(own),
                                grouped(templates),
                                overrides,
                                Map.of(CLIENT, Scope.TENANT, PROJECT, CLIENT, SITE, Scope.TENANT))));
    }

    /** A question that such an organization may be asked. */
    public static Arbitrary<Question> question() {
        Arbitrary<Set<UUID>> activeRoles = roles().set().ofMaxSize(2).injectNull(0.6);
        return Combinators.combine(
                        Arbitraries.frequency(Tuple.of(30, TENANT), Tuple.of(1, id("another"))),
                        people(),
                        permissions(),
                        Arbitraries.of(Scope.TENANT, CLIENT, PROJECT, SITE, NOWHERE),
                        moments(),
                        activeRoles,
                        Arbitraries.maps(Arbitraries.of(ATTRIBUTE, "subject.role"), value())
                                .ofMaxSize(2))
                .as(Question::new);
    }

    /** People of whom such an organization may know. */
    public static Arbitrary<UUID> people() {
        return Arbitraries.of("ann", "bob", "cid", "dot").map(AnOrganization::id);
    }

    private static Arbitrary<UUID> roles() {
        return Arbitraries.of("president", "treasurer", "secretary", "volunteer")
                .map(AnOrganization::id);
    }

    private static Arbitrary<String> permissions() {
        return Arbitraries.of(PERMISSIONS);
    }

    private static Arbitrary<Instant> moments() {
        return Arbitraries.of(-60_000_000_000L, -1L, 0L, 1L, 60_000_000_000L).map(NOW::plusNanos);
    }

    private static Arbitrary<Reach> reach() {
        Arbitrary<Map<String, Object>> condition = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(Map.of())),
                Tuple.of(
                        2,
                        Arbitraries.maps(Arbitraries.of(ATTRIBUTE, "subject.role"), value())
                                .ofMinSize(1)
                                .ofMaxSize(2)));
        return Combinators.combine(
                        Arbitraries.of(Scope.TENANT, Scope.TENANT, Scope.TENANT, CLIENT, PROJECT, SITE, NOWHERE),
                        Arbitraries.frequencyOf(Tuple.of(2, Arbitraries.just(Instant.EPOCH)), Tuple.of(1, moments())),
                        moments().injectNull(0.7),
                        mostly(false),
                        condition)
                .as(Reach::new);
    }

    private static Arbitrary<Object> value() {
        return Arbitraries.of("active", "archived", true, BigDecimal.ONE);
    }

    private static Arbitrary<Assignment> assignment() {
        return Combinators.combine(people(), roles(), reach())
                .as((user, role, reach) -> new Assignment(UUID.randomUUID(), user, role, reach));
    }

    private static Arbitrary<Denial> denial() {
        return Combinators.combine(people(), permissions(), reach())
                .as((user, permission, reach) -> new Denial(UUID.randomUUID(), user, permission, reach));
    }

    /** A lock of an organization above may name a role that this one lacks. */
    private static Arbitrary<RoleOverride> override() {
        Arbitrary<RoleOverride> own = Combinators.combine(roles(), permissions(), Arbitraries.of(Effect.class))
                .as((role, permission, effect) -> new RoleOverride(role, permission, effect, 0));
        Arbitrary<RoleOverride> above = Combinators.combine(
                        roles().injectNull(0.2),
                        permissions(),
                        Arbitraries.integers().between(1, 2))
                .as((role, permission, up) -> new RoleOverride(role, permission, Effect.LOCK, up));
        return Arbitraries.oneOf(own, own, above);
    }

    private static Arbitrary<Boolean> mostly(boolean usual) {
        return Arbitraries.frequency(Tuple.of(8, usual), Tuple.of(1, !usual));
    }

    private static <A, B> ListArbitrary<Tuple2<A, B>> pairs(Arbitrary<A> first, Arbitrary<B> second) {
        return Combinators.combine(first, second).as(Tuple::of).list();
    }

    private static <A, B> Map<A, Set<B>> grouped(List<Tuple2<A, B>> pairs) {
        return new HashMap<>(pairs.stream().collect(groupingBy(Tuple2::get1, mapping(Tuple2::get2, toSet()))));
    }
}

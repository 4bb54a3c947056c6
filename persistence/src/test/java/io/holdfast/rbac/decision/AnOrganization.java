package io.holdfast.rbac.decision;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rbac.decision.Facts.Assignment;
import io.holdfast.rbac.decision.Facts.Denial;
import io.holdfast.rbac.decision.Facts.Effect;
import io.holdfast.rbac.decision.Facts.Reach;
import io.holdfast.rbac.decision.Facts.RoleOverride;
import io.holdfast.rbac.snapshot.RightsSnapshot;
import io.holdfast.shared.security.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** An organization told in a few words: roles and people by their names, {@link #NOW} as the moment of every question. */
final class AnOrganization {
    static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    static final Reach EVERYWHERE = in(Scope.TENANT);

    private final UUID tenant = id("the organization");
    private final Map<UUID, Boolean> members = new HashMap<>();
    private final List<Assignment> assignments = new ArrayList<>();
    private final List<Denial> denials = new ArrayList<>();
    private final Map<UUID, Set<UUID>> juniors = new HashMap<>();
    private final Map<UUID, Set<String>> own = new HashMap<>();
    private final Map<UUID, Set<String>> templates = new HashMap<>();
    private final List<RoleOverride> overrides = new ArrayList<>();
    private final Map<Scope, Scope> within = new HashMap<>();
    private boolean active = true;

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }

    static Scope place(Scope.Type type, String name) {
        return new Scope(type, id(name));
    }

    static Reach in(Scope scope) {
        return new Reach(scope, Instant.EPOCH, null, false, Map.of());
    }

    static Reach from(Instant from, Instant to) {
        return new Reach(Scope.TENANT, from, to, false, Map.of());
    }

    static Reach revoked() {
        return new Reach(Scope.TENANT, Instant.EPOCH, null, true, Map.of());
    }

    static Reach when(String attribute, Object value) {
        return new Reach(Scope.TENANT, Instant.EPOCH, null, false, Map.of(attribute, value));
    }

    AnOrganization closed() {
        active = false;
        return this;
    }

    AnOrganization member(String name) {
        members.put(id(name), true);
        return this;
    }

    AnOrganization disabled(String name) {
        members.put(id(name), false);
        return this;
    }

    AnOrganization role(String role, String... permissions) {
        own.put(id(role), Set.of(permissions));
        return this;
    }

    AnOrganization template(String role, String... permissions) {
        templates.put(id(role), Set.of(permissions));
        return this;
    }

    AnOrganization takesOver(String senior, String junior) {
        juniors.computeIfAbsent(id(senior), role -> new HashSet<>()).add(id(junior));
        return this;
    }

    AnOrganization overridden(Effect effect, String role, String permission) {
        return changed(effect, id(role), permission, 0);
    }

    AnOrganization lockedAbove(String role, String permission) {
        return lockedAbove(1, id(role), permission);
    }

    /** @param above how far above the organization stands that locks @param role null for one that this organization lacks */
    AnOrganization lockedAbove(int above, UUID role, String permission) {
        return changed(Effect.LOCK, role, permission, above);
    }

    /** Whatever a table would refuse, too. */
    AnOrganization changed(Effect effect, UUID role, String permission, int above) {
        overrides.add(new RoleOverride(role, permission, effect, above));
        return this;
    }

    AnOrganization place(Scope place, Scope wider) {
        within.put(place, wider);
        return this;
    }

    AnOrganization assigned(String member, String role, Reach reach) {
        assignments.add(new Assignment(id(member + " is " + role), id(member), id(role), reach));
        return this;
    }

    AnOrganization denied(String member, String permission, Reach reach) {
        denials.add(new Denial(id(member + " not " + permission), id(member), permission, reach));
        return this;
    }

    Facts facts() {
        return new Facts(tenant, active, members, assignments, denials, juniors, own, templates, overrides, within);
    }

    Decision may(String member, String permission) {
        return may(member, permission, Scope.TENANT);
    }

    Decision may(String member, String permission, Scope place) {
        return decide(new Question(tenant, id(member), permission, place, NOW));
    }

    Decision mayWith(String member, String permission, Map<String, Object> attributes) {
        return decide(new Question(tenant, id(member), permission, Scope.TENANT, NOW, null, attributes));
    }

    Decision mayActing(String member, String permission, String... roles) {
        Set<UUID> activated = new HashSet<>();
        for (String role : roles) {
            activated.add(id(role));
        }
        return decide(new Question(tenant, id(member), permission, Scope.TENANT, NOW, activated, Map.of()));
    }

    /** Also as a node remembers it: each sentence about the specification holds there, too. */
    Decision decide(Question question) {
        Decision right = Evaluator.decide(facts(), question);
        assertThat(RightsSnapshot.of(facts()).decide(question))
                .as("%s", question)
                .isEqualTo(right.reason());
        assertThat(right.reason().allows()).isEqualTo(right.allowed());
        return right;
    }
}

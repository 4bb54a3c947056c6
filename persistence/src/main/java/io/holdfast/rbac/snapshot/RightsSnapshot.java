package io.holdfast.rbac.snapshot;

import static java.util.stream.Collectors.groupingBy;

import io.holdfast.rbac.decision.Decision.Reason;
import io.holdfast.rbac.decision.Facts;
import io.holdfast.rbac.decision.Facts.Assignment;
import io.holdfast.rbac.decision.Facts.Denial;
import io.holdfast.rbac.decision.Question;
import io.holdfast.shared.security.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * All rights of one organization at one epoch, ready to decide. Immutable: a change of some people makes another one that shares
 * everything else. Begins, ends and conditions are judged at each question.
 */
public final class RightsSnapshot {
    private static final Logger LOG = Logger.getLogger(RightsSnapshot.class.getName());
    private static final Scope[] NOTHING_AROUND = {};

    private final UUID tenant;
    private final boolean active;
    private final CompiledRoles roles;
    private final Map<Scope, Scope[]> places;
    private final Map<UUID, CompiledMember> members;

    private RightsSnapshot(
            UUID tenant,
            boolean active,
            CompiledRoles roles,
            Map<Scope, Scope[]> places,
            Map<UUID, CompiledMember> members) {
        this.tenant = tenant;
        this.active = active;
        this.roles = roles;
        this.places = places;
        this.members = members;
    }

    /** @param facts everything that decides in the organization */
    public static RightsSnapshot of(Facts facts) {
        var roles = new CompiledRoles(facts);
        Map<Scope, Scope[]> places = new HashMap<>();
        facts.within().keySet().forEach(place -> places.put(place, around(place, facts.within())));
        return new RightsSnapshot(facts.tenant(), facts.tenantActive(), roles, places, members(facts, roles));
    }

    /**
     * The same organization in which these people's rows have changed.
     *
     * @param people all of them, those who are no members any more too
     * @param facts about these people, of roles and places that are as they were
     */
    public RightsSnapshot with(Set<UUID> people, Facts facts) {
        Map<UUID, CompiledMember> changed = new HashMap<>(members);
        changed.keySet().removeAll(people);
        changed.putAll(members(facts, roles));
        return new RightsSnapshot(tenant, active, roles, places, changed);
    }

    /** How much it takes to remember: people and places. */
    public int size() {
        return members.size() + places.size();
    }

    /** The answer to a question, and why. Never {@code null}; whatever goes wrong is a no (R5). */
    public Reason decide(Question question) {
        try {
            return decided(question);
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "a decision could not be made and is no", e);
            return Reason.FAILED;
        }
    }

    private Reason decided(Question question) {
        if (!active || !tenant.equals(question.tenant())) {
            return Reason.TENANT_NOT_ACTIVE;
        }
        CompiledMember member = members.get(question.user());
        if (member == null) {
            return Reason.NOT_A_MEMBER;
        }
        if (!member.active()) {
            return Reason.MEMBER_DISABLED;
        }
        Scope[] around = question.place().type() == Scope.Type.TENANT ? NOTHING_AROUND : places.get(question.place());
        if (around == null) {
            return Reason.RESOURCE_NOT_HERE;
        }
        if (member.isDenied(question, around)) {
            return Reason.DENIED_EXPLICITLY;
        }
        int permission = roles.permission(question.permission());
        return permission >= 0 && member.isGranted(question, around, permission, roles)
                ? Reason.GRANTED
                : Reason.NOT_GRANTED;
    }

    private static Map<UUID, CompiledMember> members(Facts facts, CompiledRoles roles) {
        Map<UUID, List<Assignment>> assignments = facts.assignments().stream().collect(groupingBy(Assignment::user));
        Map<UUID, List<Denial>> denials = facts.denials().stream().collect(groupingBy(Denial::user));
        Map<UUID, CompiledMember> members = new HashMap<>();
        facts.members()
                .forEach((user, active) -> members.put(
                        user,
                        CompiledMember.of(
                                active,
                                assignments.getOrDefault(user, List.of()),
                                denials.getOrDefault(user, List.of()),
                                roles)));
        return members;
    }

    /** The place itself and what it lies in, but the organization, in which everything lies. */
    private static Scope[] around(Scope place, Map<Scope, Scope> within) {
        List<Scope> around = new ArrayList<>();
        for (Scope at = place; at != null && !at.equals(Scope.TENANT) && !around.contains(at); at = within.get(at)) {
            around.add(at);
        }
        return around.toArray(Scope[]::new);
    }
}

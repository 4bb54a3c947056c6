package io.holdfast.rbac.usecase;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.holdfast.rbac.model.AssignedRole;
import io.holdfast.rbac.model.Assignments;
import io.holdfast.rbac.model.Delegation;
import io.holdfast.rbac.model.Delegations;
import io.holdfast.rbac.model.Places;
import io.holdfast.rbac.model.RoleDefinitions;
import io.holdfast.rbac.model.RoleRights;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Collaborator;
import io.holdfast.shared.security.Grants.Grant;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.BiConsumer;

/**
 * The one rule by which rights are handed on (ADR 33): what a change adds to anybody's rights lies within what the caller's roles let
 * them hand on. What roles hold is handed on by those by which the caller changes roles; an assignment by those by which they look
 * after people at its place.
 */
@ApplicationScoped
@Collaborator
public class Delegating {
    @Inject
    CallerContext context;

    @Inject
    Delegations delegations;

    @Inject
    RoleDefinitions definitions;

    @Inject
    Places places;

    @Inject
    Assignments assignments;

    /** What the caller may hand on by what roles hold, which is for the whole organization. */
    public DelegableSet inRoles() {
        Caller caller = context.caller();
        if (caller.kind() != Caller.Kind.USER) {
            return DelegableSet.unbounded();
        }
        Set<String> roles = caller.grants().all().stream()
                .filter(grant -> isOfTheWhole(grant) && grant.permission().equals(Permission.MANAGE_PERMISSIONS.key()))
                .map(Grant::role)
                .collect(toUnmodifiableSet());
        return by(roles, Scope.TENANT, definitions.rights(caller.tenant(), roles));
    }

    /**
     * What the caller may hand on by assignments at a place.
     *
     * @param around where the place lies, as {@link Places#around} says
     * @param known the caller's roles at least
     */
    public DelegableSet at(Scope place, Map<Scope, Scope> around, Collection<RoleRights> known) {
        return by(ManagedPeople.rolesAt(context.caller(), place, around), place, known);
    }

    /** The roles that the caller may give at one of some places at least; none at a place that is not theirs or that there is not. */
    public List<RoleRights> givable(Collection<Scope> at) {
        Caller caller = context.caller();
        List<RoleRights> known = definitions.rights(caller.tenant());
        Map<Scope, Scope> around = places.around(caller.tenant(), at);
        // Places where the caller looks after people by the same roles differ in nothing.
        Map<Set<String>, Scope> byRoles = at.stream()
                .collect(toMap(
                        place -> ManagedPeople.rolesAt(caller, place, around), identity(), (first, further) -> first));
        List<DelegableSet> delegable = byRoles.entrySet().stream()
                .map(entry -> by(entry.getKey(), entry.getValue(), known))
                .toList();
        return known.stream()
                .filter(role -> delegable.stream()
                        .anyMatch(set ->
                                set.reaches(role.level()) && set.beyond(role).isEmpty()))
                .toList();
    }

    /** Refuses to let a member in again who would have back what is not the caller's to give. @throws DomainException as {@link #refuseBeyond} */
    public void refuseReturning(UserId member) {
        refuseBeyond(assignments.living(context.tenant(), member));
    }

    /**
     * Refuses to give people what is not the caller's to give.
     *
     * @throws DomainException {@link ProblemCode#ASSIGNMENT_REFUSED} naming the first role that is too much
     */
    public void refuseBeyond(Collection<AssignedRole> given) {
        Map<String, RoleRights> known = new HashMap<>();
        judge(given, known, (assigned, delegable) -> {
            refuseAbove(assigned, delegable);
            SortedSet<String> beyond = delegable.beyond(known.get(assigned.role()));
            if (!beyond.isEmpty()) {
                throw refused("The role '" + assigned.role() + "' holds what is not yours to give there: "
                        + String.join(", ", beyond) + ".");
            }
        });
    }

    /**
     * Refuses to keep a member out, or to end their sessions, who has what is not the caller's to give.
     *
     * @throws DomainException {@link ProblemCode#ASSIGNMENT_REFUSED}
     */
    public void refuseTouching(UserId member) {
        Map<String, RoleRights> known = new HashMap<>();
        judge(assignments.living(context.tenant(), member), known, (assigned, delegable) -> {
            if (!delegable.reaches(assigned.level())
                    || !delegable.beyond(known.get(assigned.role())).isEmpty()) {
                throw refused("This person has the role '" + assigned.role()
                        + "', which is not yours to give there. Ask an administrator who may.");
            }
        });
    }

    /** Refuses what takes roles away that are not the caller's to take. @throws DomainException as {@link #refuseBeyond} */
    public void refuseAbove(Collection<AssignedRole> taken) {
        judge(taken, new HashMap<>(), this::refuseAbove);
    }

    /** @param known is filled with the assigned roles and the caller's own, by name */
    private void judge(
            Collection<AssignedRole> assignments,
            Map<String, RoleRights> known,
            BiConsumer<AssignedRole, DelegableSet> judgement) {
        Caller caller = context.caller();
        if (caller.kind() != Caller.Kind.USER || assignments.isEmpty()) {
            return;
        }
        Set<String> roles = new HashSet<>(caller.grants().roles());
        assignments.forEach(assigned -> roles.add(assigned.role()));
        definitions.rights(caller.tenant(), roles).forEach(role -> known.put(role.name(), role));
        Map<Scope, Scope> around = places.around(
                caller.tenant(), assignments.stream().map(AssignedRole::scope).toList());
        Map<Scope, DelegableSet> sets = new HashMap<>();
        assignments.forEach(assigned -> judgement.accept(
                assigned, sets.computeIfAbsent(assigned.scope(), scope -> at(scope, around, known.values()))));
    }

    private void refuseAbove(AssignedRole assigned, DelegableSet delegable) {
        if (assigned.user().equals(context.caller().user())) {
            throw refused("Nobody changes their own roles. Ask another administrator.");
        }
        if (!delegable.reaches(assigned.level())) {
            throw refused(
                    "The role '" + assigned.role() + "' stands above the one by which you look after people there.");
        }
    }

    private DelegableSet by(Set<String> roles, Scope place, Collection<RoleRights> known) {
        Caller caller = context.caller();
        if (caller.entered() != null) {
            return DelegableSet.ofPlatform(roles.isEmpty(), known, held(caller));
        }
        int level = known.stream()
                .filter(role -> roles.contains(role.name()))
                .mapToInt(RoleRights::level)
                .max()
                .orElse(Integer.MIN_VALUE);
        List<Delegation> usable = delegations.of(caller.tenant(), roles).stream()
                .filter(delegation -> delegation.everywhere() || place.type() != Scope.Type.TENANT)
                .toList();
        return new DelegableSet(level, usable, held(caller), definitions.ownPermissions(caller.tenant()));
    }

    private static Set<String> held(Caller caller) {
        return caller.grants().all().stream()
                .filter(Delegating::isOfTheWhole)
                .map(Grant::permission)
                .collect(toUnmodifiableSet());
    }

    private static boolean isOfTheWhole(Grant grant) {
        return grant.scope().type() == Scope.Type.TENANT;
    }

    private static DomainException refused(String detail) {
        return new DomainException(ProblemCode.ASSIGNMENT_REFUSED, detail);
    }
}

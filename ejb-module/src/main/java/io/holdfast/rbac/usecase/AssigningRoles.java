package io.holdfast.rbac.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.rbac.model.Area;
import io.holdfast.rbac.model.AssignedRole;
import io.holdfast.rbac.model.Assignments;
import io.holdfast.rbac.model.AttributeValues;
import io.holdfast.rbac.model.Places;
import io.holdfast.rbac.model.RoleCatalogue;
import io.holdfast.rbac.model.RoleDefinitions;
import io.holdfast.rbac.model.RoleInfo;
import io.holdfast.rbac.model.RoleRights;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.RoleId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.ChangesRights;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import io.holdfast.shared.security.Scope;
import io.holdfast.tenancy.model.TenantSession;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;

/**
 * Gives people roles and takes them back, where the caller looks after people. Nobody changes their own, and no role that stands
 * above the one by which the caller may do this is given or taken; what they give holds nothing that is not theirs to hand on.
 */
@Stateless
@ChangesRights
@RequiresPermission({Permission.MANAGE_ALL_USERS, Permission.MANAGE_ACCOUNT_USERS, Permission.MANAGE_LOCATION_USERS})
public class AssigningRoles {
    @Inject
    CallerContext context;

    @Inject
    Assignments assignments;

    @Inject
    RoleCatalogue catalogue;

    @Inject
    RoleDefinitions definitions;

    @Inject
    Places places;

    @Inject
    SeparationOfDuties separation;

    @Inject
    TenantSession tenantSession;

    @Inject
    AuditDraft draft;

    /**
     * Gives a role.
     *
     * @param from when it begins; null for now
     * @param to the first moment when it does not hold any more; null for ever
     * @param condition the attributes that a question must have, each with a String, Boolean or BigDecimal; empty for none
     * @throws DomainException {@link ProblemCode#INVALID_FIELD} for a person, role or place that the caller does not know and for
     *     times that are none, {@link ProblemCode#ASSIGNMENT_REFUSED} for oneself, for a role above the caller's and one
     *     that holds more than is theirs to give, {@link ProblemCode#CONFLICT} when the person has it already, {@link
     *     ProblemCode#SEPARATION_VIOLATED} when it is kept apart from others that they have
     */
    @Audited("role.grant")
    public AssignedRole assign(
            UserId user, String role, Scope scope, Instant from, Instant to, Map<String, Object> condition) {
        Caller caller = context.caller();
        draft.entity("user", user).newValue("role", role).newValue("scope", words(scope));
        Area area = ManagedPeople.areaOf(caller);
        Map<Scope, Scope> around = places.around(caller.tenant(), scope);
        if (!assignments.knows(caller.tenant(), area, user)) {
            throw invalid("/userId", "There is no such person here.");
        }
        RoleInfo given = catalogue
                .role(caller.tenant(), role)
                .orElseThrow(() -> invalid("/role", "This organization has no role '" + role + "'."));
        refuseElsewhere(area, scope, around);
        List<RoleRights> known = definitions.rights(caller.tenant());
        DelegableRights delegable = delegable(caller, scope, around, known);
        refuseAbove(caller, user, given.name(), given.level(), delegable);
        refuseBeyond(given.name(), known, delegable);
        refuseTimes(from, to);
        draft.newValue("validFrom", from).newValue("validTo", to);
        if (!condition.isEmpty()) {
            draft.newValue("condition", AttributeValues.words(condition));
        }
        UUID id = assignments
                .add(caller.tenant(), user, new RoleId(given.id()), scope, from, to, condition, caller.user())
                .orElseThrow(() -> new DomainException(
                        ProblemCode.CONFLICT, "This person has that role there already, now or later."));
        draft.meta("assignment", id);
        separation.checkAssignment(user, new RoleId(given.id()));
        return assignments.find(caller.tenant(), Area.ALL, id).orElseThrow();
    }

    /**
     * Takes a role back, at once.
     *
     * @throws DomainException {@link ProblemCode#NOT_FOUND} when there is no such assignment where the caller looks after people,
     *     {@link ProblemCode#ASSIGNMENT_REFUSED} for one's own and for a role above the caller's
     */
    @Audited("role.revoke")
    public void revoke(UUID id) {
        Caller caller = context.caller();
        AssignedRole assigned = assignments
                .find(caller.tenant(), ManagedPeople.areaOf(caller), id)
                .orElseThrow(() -> DomainException.notFound("assignment"));
        draft.entity("user", assigned.user())
                .meta("assignment", id)
                .oldValue("role", assigned.role())
                .oldValue("scope", words(assigned.scope()))
                .oldValue("validTo", assigned.validTo());
        Map<Scope, Scope> around = places.around(caller.tenant(), assigned.scope());
        refuseAbove(
                caller,
                assigned.user(),
                assigned.role(),
                assigned.level(),
                delegable(caller, assigned.scope(), around, definitions.rights(caller.tenant())));
        if (!assignments.revoke(caller.tenant(), id, caller.user())) {
            throw DomainException.notFound("assignment");
        }
        draft.newValue("validTo", tenantSession.now());
    }

    private static void refuseElsewhere(Area area, Scope scope, Map<Scope, Scope> around) {
        boolean whole = scope.type() == Scope.Type.TENANT;
        if (whole && !area.all()) {
            throw refused("A role for the whole organization is given by those who look after all of its people.");
        }
        if (!whole && (around.isEmpty() || !area.reaches(scope, around))) {
            throw invalid("/scope/id", "There is no such " + scope.type().word() + " here.");
        }
    }

    /** What an organization made itself is for those to hand on who look after all of its people. */
    private DelegableRights delegable(Caller caller, Scope scope, Map<Scope, Scope> around, List<RoleRights> known) {
        boolean all = ManagedPeople.areaOf(caller).all();
        return DelegableRights.of(
                ManagedPeople.rolesAt(caller, scope, around),
                known,
                all ? definitions.ownPermissions(caller.tenant()) : Set.of());
    }

    private static void refuseAbove(Caller caller, UserId user, String role, int level, DelegableRights delegable) {
        if (user.equals(caller.user())) {
            throw refused("Nobody changes their own roles. Ask another administrator.");
        }
        if (level > delegable.level()) {
            throw refused("The role '" + role + "' stands above the one by which you look after people there.");
        }
    }

    private static void refuseBeyond(String role, List<RoleRights> known, DelegableRights delegable) {
        SortedSet<String> beyond = known.stream()
                .filter(one -> one.name().equals(role))
                .map(one -> delegable.beyond(one.permissions()))
                .findFirst()
                .orElseThrow();
        if (!beyond.isEmpty()) {
            throw refused("The role '" + role + "' holds what is not yours to give there: " + String.join(", ", beyond)
                    + ".");
        }
    }

    private void refuseTimes(Instant from, Instant to) {
        Instant now = tenantSession.now();
        if (from != null && from.isBefore(now)) {
            throw invalid("/validFrom", "'validFrom' must not be in the past.");
        }
        if (to != null && !to.isAfter(from == null ? now : from)) {
            throw invalid("/validTo", "'validTo' must be after the assignment begins.");
        }
    }

    private static String words(Scope scope) {
        return scope.type().word() + (scope.id() == null ? "" : "/" + scope.id());
    }

    private static DomainException refused(String detail) {
        return new DomainException(ProblemCode.ASSIGNMENT_REFUSED, detail);
    }

    private static DomainException invalid(String pointer, String detail) {
        return new DomainException(ProblemCode.INVALID_FIELD, detail, List.of(new FieldError(pointer, detail)));
    }
}

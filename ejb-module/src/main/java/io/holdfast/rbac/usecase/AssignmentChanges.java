package io.holdfast.rbac.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.rbac.model.Area;
import io.holdfast.rbac.model.AssignedRole;
import io.holdfast.rbac.model.Assignments;
import io.holdfast.rbac.model.AttributeValues;
import io.holdfast.rbac.model.Places;
import io.holdfast.rbac.model.RoleCatalogue;
import io.holdfast.rbac.model.RoleInfo;
import io.holdfast.rbac.usecase.HypotheticalChange.AssignmentWish;
import io.holdfast.rbac.usecase.HypotheticalChange.Give;
import io.holdfast.rbac.usecase.HypotheticalChange.Prolong;
import io.holdfast.rbac.usecase.HypotheticalChange.Revoke;
import io.holdfast.shared.id.RoleId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Collaborator;
import io.holdfast.shared.security.Scope;
import io.holdfast.tenancy.model.TenantSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Gives roles, makes them end later or sooner, and takes them back, in the caller's transaction; whether the caller may is judged afterwards. */
@ApplicationScoped
@Collaborator
public class AssignmentChanges {
    @Inject
    CallerContext context;

    @Inject
    Assignments assignments;

    @Inject
    RoleCatalogue catalogue;

    @Inject
    Places places;

    @Inject
    Delegating delegating;

    @Inject
    SeparationOfDuties separation;

    @Inject
    TenantSession tenantSession;

    @Inject
    AuditDraft draft;

    /** A role whose end was changed. @param former with the end that it had */
    public record Prolonged(AssignedRole former, AssignedRole now) {}

    /** As {@link AssigningRoles#assign}. */
    public Made<AssignedRole> assign(
            UserId user, String role, Scope scope, Instant from, Instant to, Map<String, Object> condition) {
        Caller caller = context.caller();
        draft.entity("user", user).newValue("role", role).newValue("scope", words(scope));
        Area area = ManagedPeople.areaOf(caller);
        if (!assignments.knows(caller.tenant(), area, user)) {
            throw invalid("/userId", "There is no such person here.");
        }
        RoleInfo given = catalogue
                .role(caller.tenant(), role)
                .orElseThrow(() -> invalid("/role", "This organization has no role '" + role + "'."));
        refuseElsewhere(area, scope);
        refuseTimes(from, to);
        draft.newValue("validFrom", from).newValue("validTo", to);
        if (!condition.isEmpty()) {
            draft.newValue("condition", AttributeValues.words(condition));
        }
        UUID id = assignments
                .add(caller.tenant(), user, new RoleId(given.id()), scope, from, to, condition, caller.member())
                .orElseThrow(() -> new DomainException(
                        ProblemCode.CONFLICT, "This person has that role there already, now or later."));
        draft.meta("assignment", id);
        return given(id);
    }

    /** As {@link AssigningRoles#prolong}. */
    public Made<Prolonged> prolong(UUID id, Instant to) {
        AssignedRole assigned = within(id);
        refuseTimes(null, to);
        if (to != null && !to.isAfter(assigned.validFrom())) {
            throw invalid("/validTo", "'validTo' must be after the assignment begins.");
        }
        draft.newValue("role", assigned.role()).newValue("validTo", to);
        if (!assignments.prolong(context.tenant(), id, to)) {
            throw DomainException.notFound("assignment");
        }
        return given(id).map(now -> new Prolonged(assigned, now));
    }

    /** As {@link AssigningRoles#revoke}. */
    public Made<AssignedRole> revoke(UUID id) {
        AssignedRole assigned = within(id);
        if (!assignments.revoke(context.tenant(), id, context.caller().member())) {
            throw DomainException.notFound("assignment");
        }
        draft.newValue("validTo", tenantSession.now());
        return new Made<>(() -> judge(List.of(), List.of(assigned)), () -> assigned);
    }

    /** Gives, prolongs or takes back, as the wish says. */
    public Made<AssignedRole> make(AssignmentWish wish) {
        if (wish instanceof Give give) {
            return assign(give.user(), give.role(), give.scope(), give.from(), give.to(), give.condition());
        }
        if (wish instanceof Prolong prolong) {
            return prolong(prolong.assignment(), prolong.to()).map(Prolonged::now);
        }
        return revoke(((Revoke) wish).assignment());
    }

    /**
     * Judges several assignments together.
     *
     * @param given those that there are now, or that end at another time
     * @param taken those that were taken back
     * @throws DomainException as {@link AssigningRoles#assign}, for the first one that may not be
     */
    public void judge(Collection<AssignedRole> given, Collection<AssignedRole> taken) {
        delegating.refuseBeyond(given);
        delegating.refuseAbove(taken);
        Map<String, RoleId> roles = new HashMap<>();
        given.forEach(assigned ->
                separation.checkAssignment(assigned.user(), roles.computeIfAbsent(assigned.role(), this::id)));
    }

    /**
     * Judges a role for somebody who is no member yet as if it were assigned now. What they may have together with others is judged
     * when they join.
     *
     * @throws DomainException as {@link AssigningRoles#assign}
     */
    public void judgeNewcomer(String role, Scope scope, Instant from, Instant to) {
        judgeLater(UserId.next(), role, scope, from, to);
    }

    /**
     * Judges a role that somebody is to have later as if it were assigned now. What they have together with others is judged then.
     *
     * @return the role
     * @throws DomainException as {@link AssigningRoles#assign}
     */
    public RoleInfo judgeLater(UserId user, String role, Scope scope, Instant from, Instant to) {
        Caller caller = context.caller();
        RoleInfo given = catalogue
                .role(caller.tenant(), role)
                .orElseThrow(() -> invalid("/role", "This organization has no role '" + role + "'."));
        refuseElsewhere(ManagedPeople.areaOf(caller), scope);
        refuseTimes(from, to);
        Instant now = tenantSession.now();
        delegating.refuseBeyond(List.of(new AssignedRole(
                UUID.randomUUID(), user, "", "", given.name(), given.level(), scope, now, null, now, to, Map.of())));
        return given;
    }

    private Made<AssignedRole> given(UUID id) {
        AssignedRole assigned = assignments.find(context.tenant(), Area.ALL, id).orElseThrow();
        return new Made<>(() -> judge(List.of(assigned), List.of()), () -> assigned);
    }

    private RoleId id(String role) {
        return new RoleId(catalogue.role(context.tenant(), role).orElseThrow().id());
    }

    private AssignedRole within(UUID id) {
        Caller caller = context.caller();
        AssignedRole assigned = assignments
                .find(caller.tenant(), ManagedPeople.areaOf(caller), id)
                .orElseThrow(() -> DomainException.notFound("assignment"));
        draft.entity("user", assigned.user())
                .meta("assignment", id)
                .oldValue("role", assigned.role())
                .oldValue("scope", words(assigned.scope()))
                .oldValue("validTo", assigned.validTo());
        return assigned;
    }

    private void refuseElsewhere(Area area, Scope scope) {
        boolean whole = scope.type() == Scope.Type.TENANT;
        if (whole && !area.all()) {
            throw new DomainException(
                    ProblemCode.ASSIGNMENT_REFUSED,
                    "A role for the whole organization is given by those who look after all of its people.");
        }
        Map<Scope, Scope> around = places.around(context.tenant(), scope);
        if (!whole && (around.isEmpty() || !area.reaches(scope, around))) {
            throw invalid("/scope/id", "There is no such " + scope.type().word() + " here.");
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

    static String words(Scope scope) {
        return scope.type().word() + (scope.id() == null ? "" : "/" + scope.id());
    }

    private static DomainException invalid(String pointer, String detail) {
        return new DomainException(ProblemCode.INVALID_FIELD, detail, List.of(new FieldError(pointer, detail)));
    }
}

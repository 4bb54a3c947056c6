package io.holdfast.rbac.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.rbac.model.PermissionMatrix;
import io.holdfast.rbac.model.PermissionSettings;
import io.holdfast.rbac.model.SeparationDefinition;
import io.holdfast.rbac.model.SeparationSet;
import io.holdfast.rbac.model.SeparationSets;
import io.holdfast.rbac.model.SessionRole;
import io.holdfast.rbac.model.SessionRoles;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.ChangesRights;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Makes, changes and removes the sets of roles that an organization keeps apart: CreateSsdSet, AddSsdRoleMember,
 * DeleteSsdRoleMember, SetSsdSetCardinality and DeleteSsdSet of INCITS 359, and the same of dynamic sets.
 */
@Stateless
@ChangesRights
@RequiresPermission(Permission.MANAGE_PERMISSIONS)
public class SeparatingDuties {
    private static final int MOST_SETS = 100;

    @Inject
    CallerContext context;

    @Inject
    SeparationSets sets;

    @Inject
    SeparationOfDuties separation;

    @Inject
    SessionRoles sessionRoles;

    @Inject
    PermissionSettings settings;

    @Inject
    Delegating delegating;

    @Inject
    AuditDraft draft;

    /**
     * Makes a set.
     *
     * @throws DomainException {@link ProblemCode#INVALID_FIELD} for a role that the organization does not have and for a cardinality
     *     above the number of roles, {@link ProblemCode#CONFLICT} when the name is taken or there are 100 sets, {@link
     *     ProblemCode#SEPARATION_REFUSED} for a role above the caller's, {@link ProblemCode#SEPARATION_VIOLATED}, with those who
     *     do, when somebody has roles that it keeps apart
     */
    @Audited("separation-set.create")
    public SeparationSet create(SeparationSet.Kind kind, SeparationDefinition wanted) {
        TenantId tenant = context.tenant();
        draft.newValue("kind", kind);
        tellNew(wanted);
        if (sets.count(tenant) >= MOST_SETS) {
            throw conflict("An organization has at most " + MOST_SETS + " sets of roles.");
        }
        refuseTaken(wanted.name());
        refuseNone(wanted);
        refuseAbove(wanted.roles());
        UUID id = sets.add(tenant, kind, wanted, context.caller().member());
        draft.entity("separation-set", id);
        separation.checkSet(id);
        return sets.find(tenant, id).orElseThrow();
    }

    /**
     * Changes a set into what is given.
     *
     * @param version that the caller has read
     * @throws DomainException as {@link #create}; {@link ProblemCode#NOT_FOUND} for no set, {@link ProblemCode#CONFLICT} also for one
     *     that somebody else changed meanwhile, {@link ProblemCode#SEPARATION_REFUSED} also for a dynamic set that binds the
     *     caller's own session
     */
    @Audited("separation-set.update")
    public SeparationSet change(UUID id, long version, SeparationDefinition wanted) {
        TenantId tenant = context.tenant();
        SeparationSet old = find(id);
        tellOld(old);
        tellNew(wanted);
        if (!old.name().equals(wanted.name())) {
            refuseTaken(wanted.name());
        }
        refuseNone(wanted);
        refuseOwn(old);
        refuseAbove(old.roles());
        refuseAbove(wanted.roles());
        if (!sets.change(tenant, id, version, wanted, context.caller().member())) {
            throw conflict("Somebody else changed this set meanwhile. Read it again.");
        }
        if (wanted.cardinality() < old.cardinality() || !old.roles().containsAll(wanted.roles())) {
            separation.checkSet(id);
        }
        return find(id);
    }

    /**
     * Removes a set: its roles are not kept apart any more.
     *
     * @throws DomainException {@link ProblemCode#NOT_FOUND} for no set, {@link ProblemCode#SEPARATION_REFUSED} when a role in it
     *     stands above the caller's, and for a dynamic set that binds the caller's own session
     */
    @Audited("separation-set.delete")
    public void remove(UUID id) {
        SeparationSet old = find(id);
        tellOld(old);
        draft.newValue("name", null);
        refuseOwn(old);
        refuseAbove(old.roles());
        sets.remove(context.tenant(), id);
    }

    private SeparationSet find(UUID id) {
        draft.entity("separation-set", id);
        return sets.find(context.tenant(), id).orElseThrow(() -> DomainException.notFound("set of roles"));
    }

    private void refuseTaken(String name) {
        if (sets.isTaken(context.tenant(), name)) {
            throw conflict("There is a set of roles named '" + name + "' already.");
        }
    }

    private void refuseNone(SeparationDefinition wanted) {
        SortedSet<String> unknown = new TreeSet<>(wanted.roles());
        unknown.removeAll(settings.matrix(context.tenant()).roles().keySet());
        if (!unknown.isEmpty()) {
            throw invalid("/roles", "This organization has no role '" + unknown.first() + "'.");
        }
        if (wanted.cardinality() > wanted.roles().size()) {
            throw invalid("/cardinality", "'cardinality' is at most the number of roles.");
        }
    }

    private void refuseAbove(Collection<String> roles) {
        PermissionMatrix matrix = settings.matrix(context.tenant());
        DelegableSet delegable = delegating.inRoles();
        roles.stream()
                .filter(role -> !delegable.reaches(matrix.roles().get(role)))
                .sorted()
                .findFirst()
                .ifPresent(role -> {
                    throw refused("The role '" + role + "' stands above the one by which you change what roles hold.");
                });
    }

    /** Without a dynamic set of their own roles the caller could do at once what it forbids; nobody assigns to themselves. */
    private void refuseOwn(SeparationSet set) {
        Caller caller = context.caller();
        if (set.kind() == SeparationSet.Kind.DYNAMIC) {
            sessionRoles.all(caller.tenant(), caller.user(), caller.session()).stream()
                    .map(SessionRole::name)
                    .filter(set.roles()::contains)
                    .findFirst()
                    .ifPresent(role -> {
                        throw refused("You have '" + role
                                + "' yourself, which this set keeps apart: ask another administrator.");
                    });
        }
    }

    private static DomainException refused(String detail) {
        return new DomainException(ProblemCode.SEPARATION_REFUSED, detail);
    }

    private void tellOld(SeparationSet set) {
        draft.oldValue("name", set.name())
                .oldValue("description", set.description())
                .oldValue("cardinality", set.cardinality())
                .oldValue("roles", set.roles());
    }

    private void tellNew(SeparationDefinition set) {
        draft.newValue("name", set.name())
                .newValue("description", set.description())
                .newValue("cardinality", set.cardinality())
                .newValue("roles", List.copyOf(set.roles()));
    }

    private static DomainException conflict(String detail) {
        return new DomainException(ProblemCode.CONFLICT, detail);
    }

    private static DomainException invalid(String pointer, String detail) {
        return new DomainException(ProblemCode.INVALID_FIELD, detail, List.of(new FieldError(pointer, detail)));
    }
}

package io.holdfast.rbac.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.rbac.model.PermissionSettings;
import io.holdfast.rbac.model.RoleCatalogue;
import io.holdfast.rbac.model.RoleDefinition;
import io.holdfast.rbac.model.RoleDefinitions;
import io.holdfast.rbac.model.RoleInfo;
import io.holdfast.rbac.model.RoleRights;
import io.holdfast.rbac.model.SeparationSets;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.RoleId;
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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Makes, changes and removes the roles that an organization has beside those of its pack. A change is judged by what it does, not
 * by what it says: within its transaction what every role holds is compared before and after, those included that take over from
 * the changed one.
 */
@Stateless
@ChangesRights
@RequiresPermission(Permission.MANAGE_PERMISSIONS)
public class EditingRoles {
    private static final int MOST_ROLES = 500;

    @Inject
    CallerContext context;

    @Inject
    RoleDefinitions definitions;

    @Inject
    RoleCatalogue catalogue;

    @Inject
    PermissionSettings settings;

    @Inject
    SeparationSets separationSets;

    @Inject
    SeparationOfDuties separation;

    @Inject
    AuditDraft draft;

    /**
     * Makes a role.
     *
     * @throws DomainException {@link ProblemCode#INVALID_FIELD} for a permission or role that the organization does not know,
     *     {@link ProblemCode#CONFLICT} when the name is taken or there are 500 roles, {@link ProblemCode#ROLE_REFUSED} when
     *     it would hold or reach more than the caller may hand on
     */
    @Audited("role.create")
    public RoleInfo create(RoleDefinition wanted) {
        TenantId tenant = context.tenant();
        if (definitions.count(tenant) >= MOST_ROLES) {
            throw conflict("An organization has at most " + MOST_ROLES + " roles of its own.");
        }
        refuseTaken(wanted.name());
        refuseUnknown(wanted);
        List<RoleRights> before = definitions.rights(tenant);
        DelegableRights delegable = rightsOf(context.caller());
        UUID id = definitions.add(tenant, wanted, context.caller().user());
        draft.entity("role", id);
        tellNew(wanted);
        refuseBeyond(id, before, delegable);
        return catalogue.role(tenant, id).orElseThrow();
    }

    /**
     * Changes a role into what is given.
     *
     * @param version that the caller has read
     * @throws DomainException as {@link #create}; {@link ProblemCode#NOT_FOUND} for no role; {@link ProblemCode#CONFLICT} also
     *     for one of the pack, for one that somebody else changed meanwhile, and when roles would take over in a circle, {@link
     *     ProblemCode#SEPARATION_VIOLATED} when a holder would have roles that are kept apart
     */
    @Audited("role.update")
    public RoleInfo change(UUID id, long version, RoleDefinition wanted) {
        TenantId tenant = context.tenant();
        RoleInfo old = own(id);
        if (!old.name().equals(wanted.name())) {
            refuseTaken(wanted.name());
        }
        refuseUnknown(wanted);
        if (definitions.wouldTurnInCircles(tenant, id, wanted.takesOver())) {
            throw conflict("'" + wanted.name() + "' cannot take over from a role that takes over from it.");
        }
        List<RoleRights> before = definitions.rights(tenant);
        DelegableRights delegable = rightsOf(context.caller());
        tellOld(old);
        tellNew(wanted);
        if (!definitions.change(tenant, id, version, wanted, context.caller().user())) {
            throw conflict("Somebody else changed this role meanwhile. Read it again.");
        }
        refuseBeyond(id, before, delegable);
        separation.checkInheritance(new RoleId(id));
        return catalogue.role(tenant, id).orElseThrow();
    }

    /**
     * Removes a role that nobody holds or ever held: who held what stays on record, and so does what it was.
     *
     * @throws DomainException {@link ProblemCode#NOT_FOUND} for no role, {@link ProblemCode#CONFLICT} for one of the pack, one
     *     that was assigned, and one in the organization's permission settings or its sets of roles, {@link ProblemCode#ROLE_REFUSED} when it is not the caller's to change
     */
    @Audited("role.delete")
    public void remove(UUID id) {
        TenantId tenant = context.tenant();
        RoleInfo old = own(id);
        tellOld(old);
        draft.newValue("name", null);
        if (definitions.assignments(tenant, id) > 0) {
            throw conflict("'" + old.name() + "' is or was held by somebody, which stays on record.");
        }
        if (definitions.isInSettings(tenant, old.name())) {
            throw conflict(
                    "'" + old.name() + "' stands in the organization's permission settings. Take it out there first.");
        }
        separationSets.of(tenant, old.name()).stream().findFirst().ifPresent(set -> {
            throw conflict(
                    "'" + old.name() + "' stands in the set of roles '" + set.name() + "'. Take it out there first.");
        });
        List<RoleRights> before = definitions.rights(tenant);
        DelegableRights delegable = rightsOf(context.caller());
        definitions.remove(tenant, id);
        refuseBeyond(id, before, delegable);
    }

    private RoleInfo own(UUID id) {
        RoleInfo role = catalogue.role(context.tenant(), id).orElseThrow(() -> DomainException.notFound("role"));
        draft.entity("role", id);
        if (role.system()) {
            throw conflict("'" + role.name() + "' is a shipped role, which nobody changes.");
        }
        return role;
    }

    /** What the change does to anybody's rights must be the caller's to do; else the transaction takes it back. */
    private void refuseBeyond(UUID changed, List<RoleRights> before, DelegableRights delegable) {
        Caller caller = context.caller();
        var effect = new RoleEffect(changed, before, definitions.rights(caller.tenant()));
        effect.refusal(caller.grants().roles(), delegable).ifPresent(reason -> {
            throw new DomainException(ProblemCode.ROLE_REFUSED, reason);
        });
    }

    /** As for what the organization changes of roles; and what it made itself, which no door of the product asks for. */
    private DelegableRights rightsOf(Caller caller) {
        var authority = SettingsAuthority.of(caller, settings.matrix(caller.tenant()));
        Set<String> permissions = new HashSet<>(authority.held());
        permissions.addAll(definitions.ownPermissions(caller.tenant()));
        return new DelegableRights(authority.level(), permissions);
    }

    private void refuseTaken(String name) {
        if (catalogue.role(context.tenant(), name).isPresent()) {
            throw conflict("There is a role '" + name + "' already.");
        }
    }

    private void refuseUnknown(RoleDefinition wanted) {
        TenantId tenant = context.tenant();
        refuseUnknown(
                "/permissions",
                "permission",
                wanted.permissions(),
                catalogue.permissionsNamed(tenant, wanted.permissions()));
        refuseUnknown("/takesOver", "role", wanted.takesOver(), catalogue.rolesNamed(tenant, wanted.takesOver()));
    }

    private static void refuseUnknown(String pointer, String what, Set<String> wanted, Collection<String> known) {
        Set<String> unknown = new TreeSet<>(wanted);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            String detail = "This organization has no " + what + " '" + String.join("', '", unknown) + "'.";
            throw new DomainException(ProblemCode.INVALID_FIELD, detail, List.of(new FieldError(pointer, detail)));
        }
    }

    private void tellOld(RoleInfo role) {
        draft.oldValue("name", role.name())
                .oldValue("description", role.description())
                .oldValue("level", role.level())
                .oldValue("permissions", role.permissions())
                .oldValue("takesOver", role.takesOver());
    }

    private void tellNew(RoleDefinition role) {
        draft.newValue("name", role.name())
                .newValue("description", role.description())
                .newValue("level", role.level())
                .newValue("permissions", List.copyOf(role.permissions()))
                .newValue("takesOver", List.copyOf(role.takesOver()));
    }

    private static DomainException conflict(String detail) {
        return new DomainException(ProblemCode.CONFLICT, detail);
    }
}

package io.holdfast.rbac.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.rbac.model.RoleCatalogue;
import io.holdfast.rbac.model.RoleDefinition;
import io.holdfast.rbac.model.RoleDefinitions;
import io.holdfast.rbac.model.RoleInfo;
import io.holdfast.rbac.model.RoleRights;
import io.holdfast.rbac.model.SeparationSets;
import io.holdfast.shared.id.RoleId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Collaborator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Makes, changes and removes roles in the caller's transaction. What it does to everybody's rights is judged afterwards: what every
 * role holds is compared with before, those included that take over from the changed one.
 */
@ApplicationScoped
@Collaborator
public class RoleChanges {
    private static final int MOST_ROLES = 500;

    @Inject
    CallerContext context;

    @Inject
    RoleDefinitions definitions;

    @Inject
    RoleCatalogue catalogue;

    @Inject
    SeparationSets separationSets;

    @Inject
    SeparationOfDuties separation;

    @Inject
    Delegating delegating;

    @Inject
    AuditDraft draft;

    /** As {@link EditingRoles#create}. */
    public Made<RoleInfo> create(RoleDefinition wanted) {
        TenantId tenant = context.tenant();
        if (definitions.count(tenant) >= MOST_ROLES) {
            throw conflict("An organization has at most " + MOST_ROLES + " roles of its own.");
        }
        refuseTaken(wanted.name());
        refuseUnknown(wanted);
        var authority = authority();
        UUID id = definitions.add(tenant, wanted, context.caller().member());
        draft.entity("role", id);
        tellNew(wanted);
        return new Made<>(() -> authority.refuseBeyond(id), () -> found(id));
    }

    /** As {@link EditingRoles#change}. */
    public Made<RoleInfo> change(UUID id, long version, RoleDefinition wanted) {
        TenantId tenant = context.tenant();
        RoleInfo old = own(id);
        if (!old.name().equals(wanted.name())) {
            refuseTaken(wanted.name());
        }
        refuseUnknown(wanted);
        if (definitions.wouldTurnInCircles(tenant, id, wanted.takesOver())) {
            throw conflict("'" + wanted.name() + "' cannot take over from a role that takes over from it.");
        }
        var authority = authority();
        tellOld(old);
        tellNew(wanted);
        if (!definitions.change(tenant, id, version, wanted, context.caller().member())) {
            throw conflict("Somebody else changed this role meanwhile. Read it again.");
        }
        return new Made<>(
                () -> {
                    authority.refuseBeyond(id);
                    separation.checkInheritance(new RoleId(id));
                },
                () -> found(id));
    }

    /** As {@link EditingRoles#remove}. */
    public Made<Void> remove(UUID id) {
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
        var authority = authority();
        definitions.remove(tenant, id);
        return new Made<>(() -> authority.refuseBeyond(id), () -> null);
    }

    /** One of the organization's own. @throws DomainException {@link ProblemCode#NOT_FOUND}, {@link ProblemCode#CONFLICT} for a shipped one */
    public RoleInfo own(UUID id) {
        RoleInfo role = catalogue.role(context.tenant(), id).orElseThrow(() -> DomainException.notFound("role"));
        draft.entity("role", id);
        if (role.system()) {
            throw conflict("'" + role.name() + "' is a shipped role, which nobody changes.");
        }
        return role;
    }

    private RoleInfo found(UUID id) {
        return catalogue.role(context.tenant(), id).orElseThrow();
    }

    private Authority authority() {
        return new Authority(definitions.rights(context.tenant()), delegating.inRoles());
    }

    /** What the caller may hand on, and what roles held, before the change. */
    private final class Authority {
        private final List<RoleRights> before;
        private final DelegableSet delegable;

        Authority(List<RoleRights> before, DelegableSet delegable) {
            this.before = before;
            this.delegable = delegable;
        }

        /** What the change does to anybody's rights must be the caller's to do; else the transaction takes it back. */
        void refuseBeyond(UUID changed) {
            Caller caller = context.caller();
            var effect = new RoleEffect(Set.of(changed), before, definitions.rights(caller.tenant()));
            effect.refusal(caller.grants().roles(), delegable).ifPresent(reason -> {
                throw new DomainException(ProblemCode.ROLE_REFUSED, reason);
            });
        }
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
                .oldValue("takesOver", role.takesOver())
                .oldValue("office", role.office());
    }

    private void tellNew(RoleDefinition role) {
        draft.newValue("name", role.name())
                .newValue("description", role.description())
                .newValue("level", role.level())
                .newValue("permissions", List.copyOf(role.permissions()))
                .newValue("takesOver", List.copyOf(role.takesOver()))
                .newValue("office", role.office());
    }

    private static DomainException conflict(String detail) {
        return new DomainException(ProblemCode.CONFLICT, detail);
    }
}

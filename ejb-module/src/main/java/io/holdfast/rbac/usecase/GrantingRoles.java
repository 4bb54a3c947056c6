package io.holdfast.rbac.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.rbac.model.AttributeValues;
import io.holdfast.rbac.model.RoleGrants;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.ChangesRights;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import io.holdfast.shared.security.Scope;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;

/** Gives a user of the caller's tenant a role within a scope. */
@Stateless
@ChangesRights
public class GrantingRoles {
    @Inject
    CallerContext context;

    @Inject
    RoleGrants grants;

    @Inject
    SeparationOfDuties separation;

    @Inject
    AuditDraft draft;

    /** Grants; a role that the user holds in that scope already stays as it is. */
    @Audited("role.grant")
    @RequiresPermission(Permission.OPERATE)
    public void grant(UserId user, String role, Scope scope) {
        add(user, role, scope, Map.of());
    }

    /**
     * Grants a role for questions with certain attributes only; one that the user holds in that scope already stays as it is.
     *
     * @param condition attributes by name, each with a String, Boolean or BigDecimal
     */
    @Audited("role.grant")
    @RequiresPermission(Permission.OPERATE)
    public void grant(UserId user, String role, Scope scope, Map<String, Object> condition) {
        add(user, role, scope, condition);
        draft.newValue("condition", AttributeValues.words(condition));
    }

    private void add(UserId user, String role, Scope scope, Map<String, Object> condition) {
        var caller = context.caller();
        var id = grants.role(caller.tenant(), role).orElseThrow(() -> DomainException.notFound("role"));
        grants.add(caller.tenant(), user, id, scope, condition, caller.member());
        separation.checkAssignment(user, id);
        draft.entity("user", user);
        draft.newValue("role", role);
        draft.newValue("scope", scope.type().word() + (scope.id() == null ? "" : "/" + scope.id()));
    }
}

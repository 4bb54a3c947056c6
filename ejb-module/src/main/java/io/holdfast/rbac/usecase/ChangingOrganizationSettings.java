package io.holdfast.rbac.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.rbac.decision.Facts.Effect;
import io.holdfast.rbac.model.Epochs;
import io.holdfast.rbac.model.PermissionMatrix;
import io.holdfast.rbac.model.PermissionMatrix.Cell;
import io.holdfast.rbac.model.PermissionSettings;
import io.holdfast.rbac.model.RoleGrants;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.ChangesRights;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Changes what the roles of an organization hold, and locks permissions for the organizations below it. All or nothing; nobody gives
 * more than they hold, and nobody takes away from themselves what lets them change this.
 */
@Stateless
public class ChangingOrganizationSettings {
    @Inject
    CallerContext context;

    @Inject
    OrganizationMatrices matrices;

    @Inject
    PermissionSettings settings;

    @Inject
    Epochs epochs;

    @Inject
    RoleGrants grants;

    @Inject
    AuditDraft draft;

    /**
     * Changes the permissions that are named; the others stay as they are.
     *
     * @param organization null for the caller's own
     * @param version what the caller goes out from; null for whatever it is
     * @throws DomainException {@link ProblemCode#NOT_FOUND} for an organization that does not lie below, {@link
     *     ProblemCode#INVALID_FIELD} for a permission, module or role that it does not have, {@link ProblemCode#PRECONDITION_FAILED}
     *     when the version is not the present one, {@link ProblemCode#PERMISSION_LOCKED} when an organization above has locked the
     *     permission, {@link ProblemCode#SETTING_REFUSED} for what is not the caller's to give or to change
     */
    @Audited("permission-settings.update")
    @ChangesRights
    @RequiresPermission({Permission.MANAGE_PERMISSIONS, Permission.OPERATE})
    public OrganizationSettings change(TenantId organization, List<SettingsChange> changes, String version) {
        Caller caller = context.caller();
        TenantId changed = organization == null ? caller.tenant() : organization;
        draft.entity("permission-settings", changed);
        var authority = SettingsAuthority.of(caller, settings.matrix(caller.tenant()));
        OrganizationSettings after = matrices.within(changed, () -> {
            if (!changed.equals(caller.tenant())) {
                epochs.lock(true);
            }
            return change(changed, changes, version, authority);
        });
        if (changed.equals(caller.tenant())) {
            refuseLockingOneselfOut(caller);
        }
        return after;
    }

    private OrganizationSettings change(
            TenantId organization, List<SettingsChange> changes, String version, SettingsAuthority authority) {
        OrganizationSettings before = matrices.of(organization);
        if (version != null && !version.equals(before.version())) {
            throw new DomainException(
                    ProblemCode.PRECONDITION_FAILED, "The settings have been changed since. Read them again.");
        }
        PermissionMatrix matrix = before.matrix();
        Map<Cell, Effect> wanted = WantedSettings.of(matrix, changes);
        wanted.forEach((cell, effect) -> {
            refuseLocked(matrix, cell, effect);
            authority.check(matrix, cell, effect);
        });
        wanted.forEach((cell, effect) -> settings.set(
                organization,
                matrix.modules().get(cell.permission()),
                cell,
                effect,
                context.caller().user()));
        draft.oldValue("changes", words(wanted, cell -> matrix.changes().get(cell)))
                .newValue("changes", words(wanted, wanted::get));
        return matrices.of(organization);
    }

    /** What was changed before the lock is void, and may be taken away. */
    private static void refuseLocked(PermissionMatrix matrix, Cell cell, Effect effect) {
        PermissionMatrix.Lock lock = matrix.locks().get(cell.permission());
        if (lock != null && effect != null) {
            throw new DomainException(
                    ProblemCode.PERMISSION_LOCKED,
                    "'" + cell.permission() + "' is locked by " + lock.organization() + " and cannot be changed here.");
        }
    }

    private void refuseLockingOneselfOut(Caller caller) {
        if (caller.kind() == Caller.Kind.USER
                && !grants.heldBy(caller.tenant(), caller.user(), caller.session())
                        .grants()
                        .hasInTenant(Permission.MANAGE_PERMISSIONS)) {
            throw new DomainException(
                    ProblemCode.SETTING_REFUSED, "With this change you could not change what roles hold any more.");
        }
    }

    private static List<String> words(Map<Cell, Effect> cells, Function<Cell, Effect> effects) {
        return cells.keySet().stream()
                .map(cell -> cell.permission() + " " + cell.role() + " "
                        + (effects.apply(cell) == null ? "DEFAULT" : effects.apply(cell)))
                .sorted()
                .toList();
    }
}

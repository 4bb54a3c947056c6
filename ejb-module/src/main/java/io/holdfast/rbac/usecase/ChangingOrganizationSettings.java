package io.holdfast.rbac.usecase;

import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.ChangesRights;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Changes what the roles of an organization hold, and locks permissions for the organizations below it. All or nothing; nobody gives
 * more than is theirs to hand on, or themselves anything, and nobody takes away from themselves what lets them change this.
 */
@Stateless
public class ChangingOrganizationSettings {
    @Inject
    SettingsChanges settings;

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
        return settings.change(organization, changes, version).stand();
    }
}

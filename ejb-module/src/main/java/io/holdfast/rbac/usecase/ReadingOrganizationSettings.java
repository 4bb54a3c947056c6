package io.holdfast.rbac.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** What the roles of an organization hold, for those who may change it: of one's own, and of those below. */
@Stateless
public class ReadingOrganizationSettings {
    @Inject
    CallerContext context;

    @Inject
    OrganizationMatrices matrices;

    @Inject
    AuditDraft draft;

    /**
     * The present settings.
     *
     * @param organization null for the caller's own
     * @throws DomainException {@link io.holdfast.shared.problem.ProblemCode#NOT_FOUND} for an organization that does not lie below
     */
    @Audited("permission-settings.read")
    @RequiresPermission({Permission.MANAGE_PERMISSIONS, Permission.OPERATE})
    public OrganizationSettings of(TenantId organization) {
        TenantId asked = organization == null ? context.tenant() : organization;
        draft.entity("permission-settings", asked);
        return matrices.within(asked, () -> matrices.of(asked));
    }
}

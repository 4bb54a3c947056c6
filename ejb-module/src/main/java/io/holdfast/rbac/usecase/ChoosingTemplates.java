package io.holdfast.rbac.usecase;

import io.holdfast.rbac.model.PermissionTemplate;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.ChangesRights;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Chooses which version of a template an organization has, and whether it follows the newest. */
@Stateless
public class ChoosingTemplates {
    @Inject
    TemplateChanges templates;

    /**
     * Gives the organization a version, an older one too.
     *
     * @param organization null for the caller's own
     * @param expected the {@link PermissionTemplate#tag} that the caller goes out from; null for whatever it is
     * @return what the organization has now
     * @throws DomainException {@link ProblemCode#NOT_FOUND} for an organization that does not lie below, and for a template that it does
     *     not have, {@link ProblemCode#INVALID_FIELD} for a version that is not published, and for an older one that is to be followed,
     *     {@link ProblemCode#PRECONDITION_FAILED} when another one has been chosen since, {@link ProblemCode#SETTING_REFUSED} when
     *     by a version that is kept somebody would gain what is not the caller's to give
     */
    @Audited("permission-template.update")
    @ChangesRights
    @RequiresPermission({Permission.MANAGE_PERMISSIONS, Permission.OPERATE})
    public PermissionTemplate choose(TenantId organization, TemplateChoice choice, String expected) {
        return templates.choose(organization, choice, expected).stand();
    }
}

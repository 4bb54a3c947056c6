package io.holdfast.rbac.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.rbac.model.PermissionMatrix.Cell;
import io.holdfast.rbac.model.PermissionTemplate;
import io.holdfast.rbac.model.PermissionTemplates;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The versions of the templates of an organization, for those who may change what its roles hold: of one's own, and of those below. */
@Stateless
@RequiresPermission({Permission.MANAGE_PERMISSIONS, Permission.OPERATE})
public class ReadingTemplates {
    @Inject
    CallerContext context;

    @Inject
    OrganizationMatrices matrices;

    @Inject
    PermissionTemplates templates;

    @Inject
    AuditDraft draft;

    /**
     * Which version of each template the organization has.
     *
     * @param organization null for the caller's own
     * @throws DomainException {@link ProblemCode#NOT_FOUND} for an organization that does not lie below
     */
    @Audited("permission-template.list")
    public List<PermissionTemplate> all(TenantId organization) {
        TenantId asked = asked(organization);
        draft.entity("permission-template", asked);
        return matrices.within(asked, () -> templates.all(asked));
    }

    /**
     * One version, and what would change with it.
     *
     * @param organization null for the caller's own
     * @param version null for the newest
     * @throws DomainException {@link ProblemCode#NOT_FOUND} for an organization that does not lie below, a template that it does not have,
     *     and a version that was never published
     */
    @Audited("permission-template.read")
    public TemplateVersion version(TenantId organization, String pack, String module, Integer version) {
        TenantId asked = asked(organization);
        draft.entity("permission-template", asked);
        return matrices.within(asked, () -> compare(asked, pack, module, version));
    }

    private TemplateVersion compare(TenantId organization, String pack, String module, Integer version) {
        PermissionTemplate template =
                templates.find(organization, pack, module).orElseThrow(() -> DomainException.notFound("template"));
        int wanted = version == null ? template.newest() : version;
        if (wanted < 1 || wanted > template.newest()) {
            throw DomainException.notFound("version");
        }
        SortedSet<Cell> holds = templates.cells(organization, pack, module, wanted);
        SortedSet<Cell> now = templates.cells(organization, pack, module, template.version());
        return new TemplateVersion(template, wanted, holds, without(holds, now), without(now, holds));
    }

    private TenantId asked(TenantId organization) {
        return organization == null ? context.tenant() : organization;
    }

    private static SortedSet<Cell> without(SortedSet<Cell> cells, Collection<Cell> others) {
        SortedSet<Cell> left = new TreeSet<>(cells);
        left.removeAll(others);
        return left;
    }
}

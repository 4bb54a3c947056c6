package io.holdfast.rbac.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.rbac.model.OrganizationStanding;
import io.holdfast.rbac.model.OrganizationsBelow;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.audit.AuditedList;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.paging.Cursor;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** How the organizations below the caller's stand, for those who may change what roles hold there. An organization without any below has an empty list. */
@Stateless
@RequiresPermission(Permission.MANAGE_PERMISSIONS)
public class ReadingDistrict {
    private static final String CURSOR = "organizations-below.name.1";

    @Inject
    CallerContext context;

    @Inject
    OrganizationsBelow below;

    @Inject
    OrganizationMatrices matrices;

    @Inject
    AuditDraft draft;

    /**
     * An organization beside the one above it.
     *
     * @param own what the caller's organization has
     * @param theirs what the one below has
     */
    public record Comparison(OrganizationStanding standing, OrganizationSettings own, OrganizationSettings theirs) {}

    /**
     * Organizations by name, at whatever depth.
     *
     * @param text part of the name or the slug; null for all
     * @param cursor where to go on, as the page before said; null for the first page
     * @param limit how many at most, 1 to 200
     */
    @AuditedList("organization.list")
    public ListPage<OrganizationStanding> page(String text, String cursor, int limit) {
        Cursor after = cursor == null ? null : Cursor.parse(CURSOR, cursor);
        return ListPage.of(below.page(text, after, limit + 1), limit, last -> new Cursor(
                        last.name(), last.id().value())
                .text(CURSOR));
    }

    /**
     * One of them, compared with the caller's.
     *
     * @throws DomainException {@link ProblemCode#NOT_FOUND} when no active organization of this id lies below
     */
    @Audited("organization.read")
    public Comparison compare(TenantId organization) {
        draft.entity("organization", organization);
        OrganizationStanding standing = below.find(organization)
                .filter(OrganizationStanding::active)
                .orElseThrow(() -> DomainException.notFound("organization"));
        return new Comparison(
                standing,
                matrices.of(context.tenant()),
                matrices.within(organization, () -> matrices.of(organization)));
    }
}

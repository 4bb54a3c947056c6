package io.holdfast.container.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import io.holdfast.tenancy.usecase.OpeningSites;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.ZoneOffset;

/** Opens an account and a location in one transaction: three audited calls. */
@Watched
@Stateless
@RequiresPermission(Permission.OPERATE)
public class FoundingBranch {
    @Inject
    CallerContext context;

    @Inject
    OpeningSites sites;

    @Inject
    AuditDraft draft;

    @Audited("branch.found")
    public void found(String slug) {
        draft.entity("tenant", context.tenant());
        sites.account(slug, "Branch", null);
        sites.location(slug, "Branch", null, ZoneOffset.UTC);
    }

    @Audited("branch.found")
    public void foundAndFail(String slug) {
        found(slug);
        throw new IllegalStateException("after the change");
    }
}

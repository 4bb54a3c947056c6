package io.holdfast.tenancy.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import io.holdfast.tenancy.model.Tenant;
import io.holdfast.tenancy.model.TenantKind;
import io.holdfast.tenancy.model.TenantSession;
import io.holdfast.tenancy.model.Tenants;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/** Makes the caller's tenant exist, with the role pack of its kind. The caller is a system caller of the tenant to be. */
@Stateless
public class OnboardingTenant {
    @Inject
    CallerContext context;

    @Inject
    Tenants tenants;

    @Inject
    TenantSession session;

    @Inject
    AuditDraft draft;

    /** The role of the first person of a kind of tenant; empty for a word that no kind has. */
    @RequiresPermission(Permission.OPERATE)
    public Optional<String> administratorRole(String kind) {
        return TenantKind.find(kind).map(TenantKind::administratorRole);
    }

    /**
     * Onboards.
     *
     * @param kind the word of a {@link TenantKind}
     * @param parent the umbrella organization; null for a tenant that stands alone
     */
    @Audited("tenant.onboard")
    @RequiresPermission(Permission.OPERATE)
    public void onboard(String slug, String name, String kind, TenantId parent) {
        TenantKind known = TenantKind.ofWord(kind);
        tenants.add(Tenant.onboarded(context.tenant(), slug, name, known, parent, session.now()));
        tenants.applyRolePack(known.rolePack());
        draft.entity("tenant", context.tenant());
        draft.newValue("slug", slug).newValue("name", name);
        draft.newValue("kind", kind);
    }
}

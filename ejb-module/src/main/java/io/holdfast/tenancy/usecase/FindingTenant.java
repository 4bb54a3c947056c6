package io.holdfast.tenancy.usecase;

import io.holdfast.shared.id.AccountId;
import io.holdfast.shared.id.LocationId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import io.holdfast.tenancy.model.Account;
import io.holdfast.tenancy.model.Tenants;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/** Finds a tenant, and what is inside the caller's own, by the words that operators use. */
@Stateless
@RequiresPermission(Permission.OPERATE)
public class FindingTenant {
    @Inject
    CallerContext context;

    @Inject
    Tenants tenants;

    public Optional<TenantId> bySlug(String slug) {
        return tenants.idOf(slug);
    }

    public Optional<AccountId> account(String slug) {
        return tenants.account(context.tenant(), slug).map(Account::id);
    }

    public Optional<LocationId> location(String slug) {
        return tenants.location(context.tenant(), slug);
    }
}

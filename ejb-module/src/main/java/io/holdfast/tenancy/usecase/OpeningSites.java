package io.holdfast.tenancy.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.AccountId;
import io.holdfast.shared.id.LocationId;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import io.holdfast.tenancy.model.Account;
import io.holdfast.tenancy.model.Location;
import io.holdfast.tenancy.model.TenantSession;
import io.holdfast.tenancy.model.Tenants;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.ZoneId;

/** Adds the accounts and locations of the caller's tenant. */
@Stateless
public class OpeningSites {
    @Inject
    CallerContext context;

    @Inject
    Tenants tenants;

    @Inject
    TenantSession session;

    @Inject
    AuditDraft draft;

    /** @param zohoAccountId null while the CRM account is not known */
    @Audited("account.open")
    @RequiresPermission(Permission.OPERATE)
    public AccountId account(String slug, String name, String zohoAccountId) {
        var account = Account.opened(context.tenant(), slug, name, zohoAccountId, session.now());
        tenants.add(account);
        draft.entity("account", account.id());
        draft.newValue("slug", slug);
        draft.newValue("name", name);
        return account.id();
    }

    /** @param zone in which the site's days are counted */
    @Audited("location.open")
    @RequiresPermission({Permission.OPERATE, Permission.MANAGE_LOCATIONS})
    public LocationId location(String slug, String name, String address, ZoneId zone) {
        var location = Location.opened(context.tenant(), slug, name, address, zone, session.now());
        tenants.add(location);
        draft.entity("location", location.id());
        draft.newValue("slug", slug);
        draft.newValue("name", name);
        return location.id();
    }
}

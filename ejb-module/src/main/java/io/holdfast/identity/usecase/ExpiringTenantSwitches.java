package io.holdfast.identity.usecase;

import io.holdfast.identity.model.TenantSwitches;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.ChangesRights;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/** Finds switches whose time or session is over, and ends them. */
@Stateless
@ChangesRights
public class ExpiringTenantSwitches {
    @Inject
    CallerContext context;

    @Inject
    TenantSwitches switches;

    @Inject
    EndingTenantSwitches ending;

    /** Ends one; false when there is none. */
    @RequiresPermission(value = Permission.OPERATE, action = "tenant-switch.end")
    public boolean next() {
        Optional<TenantSwitches.Open> over =
                switches.overdue(context.tenant(), 1).stream().findFirst();
        over.ifPresent(ending::expire);
        return over.isPresent();
    }
}

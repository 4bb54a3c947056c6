package io.holdfast.identity.usecase;

import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.ChangesRights;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Brings the caller's session back from the organization that it was let into. It has no transaction: the one that ends it is the platform's. */
@ApplicationScoped
@ChangesRights
public class LeavingOrganization {
    @Inject
    CallerContext context;

    @Inject
    EndingTenantSwitches ending;

    /** Leaves it. @throws DomainException {@link ProblemCode#NOT_FOUND} when the session is where it belongs */
    @RequiresPermission(value = Permission.SIGNED_IN, action = "tenant-switch.end")
    public void leave() {
        if (!leave("left")) {
            throw DomainException.notFound("switch");
        }
    }

    /** True when there was one to leave; the caller is at home then. @param how as {@link EndingTenantSwitches#end} */
    @RequiresPermission(value = Permission.SIGNED_IN, action = "tenant-switch.end")
    public boolean leave(String how) {
        Caller inside = context.caller();
        if (inside.entered() == null) {
            return false;
        }
        context.enter(inside.atHome());
        ending.end(inside, how);
        return true;
    }
}

package io.holdfast.security;

import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Grants;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Supplier;

/** Runs background work as a named caller of one tenant. There is no caller of all tenants. */
@ApplicationScoped
public class RunAs {
    @Inject
    CallerContext context;

    @Inject
    Instance<RequestContextController> controllers;

    /** A system caller of one tenant that holds exactly these permissions, tenant-wide. */
    public static Caller system(String name, TenantId tenant, Permission... permissions) {
        var grants = new Grants(
                Arrays.stream(permissions)
                        .map(p -> new Grants.Grant(p.key(), name, Scope.TENANT))
                        .toList(),
                Set.of());
        return Caller.system(
                name, tenant, grants, new Caller.Origin(null, null, Uuids.next().toString()));
    }

    /** Runs a task as that caller, in the present request or in one made for it. Call it outside transactions. */
    public <T> T call(Caller caller, Supplier<T> task) {
        var controller = controllers.get();
        boolean opened = controller.activate();
        try {
            return context.as(caller, task);
        } finally {
            if (opened) {
                controller.deactivate();
            }
        }
    }
}

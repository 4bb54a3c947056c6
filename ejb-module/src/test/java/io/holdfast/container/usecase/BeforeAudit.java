package io.holdfast.container.usecase;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Stands between the tenant's context (+250) and the audit event (+300). */
@Watched
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 275)
public class BeforeAudit {
    @Inject
    Watch watch;

    @AroundInvoke
    Object look(InvocationContext call) throws Exception {
        return watch.around("before audit", call);
    }
}

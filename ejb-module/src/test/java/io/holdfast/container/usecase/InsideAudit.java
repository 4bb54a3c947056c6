package io.holdfast.container.usecase;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Stands inside the audit event (+300). */
@Watched
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 350)
public class InsideAudit {
    @Inject
    Watch watch;

    @AroundInvoke
    Object look(InvocationContext call) throws Exception {
        return watch.around("inside audit", call);
    }
}

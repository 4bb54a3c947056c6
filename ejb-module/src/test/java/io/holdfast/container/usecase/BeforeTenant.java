package io.holdfast.container.usecase;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Stands between the permission (+100) and the tenant's context (+250). */
@Watched
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 150)
public class BeforeTenant {
    @Inject
    Watch watch;

    @AroundInvoke
    Object look(InvocationContext call) throws Exception {
        return watch.around("before tenant", call);
    }
}

package io.holdfast.security;

import io.holdfast.shared.security.TenantBound;
import io.holdfast.tenancy.model.TenantSession;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/**
 * Tells the database whose transaction this is, before anything else is said in it, and checks a person's write in that
 * transaction. Inside {@code @Transactional} (+200).
 */
@Interceptor
@TenantBound
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 250)
public class TenantContextInterceptor {
    @Inject
    TenantSession session;

    @Inject
    StrictWrites writes;

    @AroundInvoke
    Object enter(InvocationContext call) throws Exception {
        session.enter();
        boolean strict = writes.enter(call.getMethod());
        try {
            return call.proceed();
        } finally {
            if (strict) {
                writes.leave();
            }
        }
    }
}

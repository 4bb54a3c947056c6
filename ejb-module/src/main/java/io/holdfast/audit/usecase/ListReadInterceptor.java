package io.holdfast.audit.usecase;

import io.holdfast.shared.audit.AuditedList;
import io.holdfast.shared.security.CallerContext;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Sees that the reading of a list is on record before its answer is given. */
@Interceptor
@AuditedList
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 300)
public class ListReadInterceptor {
    @Inject
    RepeatedEvents events;

    @Inject
    AuditTrail trail;

    @Inject
    CallerContext context;

    @AroundInvoke
    Object record(InvocationContext call) throws Exception {
        String action = call.getMethod().getAnnotation(AuditedList.class).value();
        Object answer;
        try {
            answer = call.proceed();
        } catch (Exception | Error thrown) {
            Ending ending = Ending.of(thrown);
            trail.appendDetached(new AuditedAction(action), ending.outcome(), ending.reason());
            throw thrown;
        }
        events.read(context.caller(), action);
        return answer;
    }
}

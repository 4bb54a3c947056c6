package io.holdfast.audit.usecase;

import io.holdfast.shared.audit.AuditedList;
import io.holdfast.shared.audit.Category;
import io.holdfast.shared.audit.Risk;
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
    ListReads reads;

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
            trail.appendDetached(listing(action), ending.outcome(), ending.reason());
            throw thrown;
        }
        reads.note(context.caller(), action);
        return answer;
    }

    static AuditedAction listing(String action) {
        return new AuditedAction(action, Category.DATA_ACCESS, Risk.LOW);
    }
}

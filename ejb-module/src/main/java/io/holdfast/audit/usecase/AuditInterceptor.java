package io.holdfast.audit.usecase;

import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.audit.Outcome;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/**
 * Leaves one event per outermost audited call. Its place, inside {@code @Transactional} (+200) and the tenant's context (+250),
 * is what makes the event part of the change.
 *
 * <p>A failure at commit takes the SUCCEEDED event away with the change and leaves no FAILED one: a use case whose last
 * attempt must be on record flushes before it returns.
 */
@Interceptor
@Audited
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 300)
public class AuditInterceptor {
    @Inject
    AuditTrail trail;

    @Inject
    AuditDraft draft;

    @AroundInvoke
    Object record(InvocationContext call) throws Exception {
        EventDraft told = draft.current();
        boolean outermost = told.open();
        try {
            return outermost ? recorded(call) : call.proceed();
        } finally {
            told.close();
        }
    }

    private Object recorded(InvocationContext call) throws Exception {
        AuditedAction action = AuditedAction.of(call.getMethod());
        Object result;
        try {
            result = call.proceed();
        } catch (Exception | Error thrown) {
            Ending ending = Ending.of(thrown);
            trail.appendDetached(action, ending.outcome(), ending.reason());
            throw thrown;
        }
        // Outside the try: when this fails the change must roll back, and it must not be recorded a second time.
        trail.append(action, Outcome.SUCCEEDED);
        return result;
    }
}

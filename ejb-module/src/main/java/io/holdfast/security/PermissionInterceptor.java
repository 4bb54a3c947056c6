package io.holdfast.security;

import io.holdfast.audit.usecase.AuditTrail;
import io.holdfast.audit.usecase.AuditedAction;
import io.holdfast.shared.audit.Outcome;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.OwnAccount;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.PermissionDenied;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;

/** The one place that lets a caller into a use case. A refusal is on record before the caller hears of it. */
@Interceptor
@RequiresPermission
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class PermissionInterceptor {
    @Inject
    CallerContext context;

    @Inject
    AuditTrail trail;

    @AroundInvoke
    Object check(InvocationContext call) throws Exception {
        Permission[] rule = UseCaseRules.ruleOf(call.getMethod());
        if (!context.caller().mayAny(rule)) {
            var denied = new PermissionDenied(rule);
            trail.appendDetached(actionOf(call.getMethod()), Outcome.DENIED, denied.getMessage());
            throw denied;
        }
        if (context.caller().entered() != null && isAboutOneself(call.getMethod())) {
            var elsewhere = new DomainException(
                    ProblemCode.CONFLICT,
                    "You are in " + context.caller().entered().organization()
                            + " as a platform administrator. Leave it first: your account is not there.");
            trail.appendDetached(actionOf(call.getMethod()), Outcome.DENIED, elsewhere.getMessage());
            throw elsewhere;
        }
        return call.proceed();
    }

    private static boolean isAboutOneself(Method method) {
        return method.isAnnotationPresent(OwnAccount.class)
                || method.getDeclaringClass().isAnnotationPresent(OwnAccount.class);
    }

    static AuditedAction actionOf(Method method) {
        var audited = AuditedAction.of(method);
        var rule = method.getAnnotation(RequiresPermission.class);
        return rule == null || rule.action().isEmpty() ? audited : new AuditedAction(rule.action());
    }
}

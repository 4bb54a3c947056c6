package io.holdfast.security;

import io.holdfast.audit.usecase.AuditTrail;
import io.holdfast.identity.model.Sessions;
import io.holdfast.identity.usecase.RecognizingCaller;
import io.holdfast.identity.usecase.Visit;
import io.holdfast.rbac.model.Epochs;
import io.holdfast.shared.audit.Outcome;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.ChangesRights;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.PermissionDenied;
import io.holdfast.tenancy.model.TenantSession;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Method;

/**
 * Makes check and action of a person's write one: in the action's transaction the tenant's rights are locked, then the caller is
 * recognized and checked anew unless no right has changed since the door did that, so that a right which was taken away before the
 * commit is not used (ADR 12). Once per request:
 * further transactions of it, inside the first, would wait for a revoke that waits for the first.
 */
@ApplicationScoped
public class StrictWrites {
    @Inject
    CallerContext context;

    @Inject
    Epochs epochs;

    @Inject
    TenantSession tenantSession;

    @Inject
    RecognizingCaller recognizing;

    @Inject
    AuditTrail trail;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    TransactionSynchronizationRegistry transaction;

    /**
     * Locks and checks, when this is the outermost transaction of a person's write. Answers whether it did; then {@link #leave}
     * follows.
     *
     * @throws PermissionDenied when the caller may not do this any more
     */
    boolean enter(Method method) {
        if (!context.isStrict()
                || context.caller().kind() != Caller.Kind.USER
                || transaction.getTransactionStatus() != Status.STATUS_ACTIVE) {
            return false;
        }
        context.strict(false);
        long epoch = epochs.lock(changesRights(method));
        Caller caller = context.caller();
        if (caller.entered() != null) {
            // Their rights are those of where they come from, and must not go away there meanwhile either.
            tenantSession.as(caller.atHome(), () -> {
                epochs.lock(false);
                return null;
            });
        }
        if (caller.entered() != null || !context.isAsRead(caller.session(), epoch, tenantSession.now())) {
            checkAgain(method);
        }
        return true;
    }

    void leave() {
        context.strict(true);
    }

    private void checkAgain(Method method) {
        Caller before = context.caller();
        var session = new Sessions.Key(before.home(), before.session());
        var visit = new Visit(before.origin(), true, true);
        Caller now = (before.entered() == null
                        ? recognizing.bySessionAtHome(session, visit)
                        : recognizing.bySession(session, visit))
                .orElseThrow(() -> new DomainException(ProblemCode.UNAUTHENTICATED, "Your session has ended."))
                .caller();
        if (!now.tenant().equals(before.tenant())) {
            throw new DomainException(ProblemCode.CONFLICT, "You are not in that organization any more.");
        }
        context.enter(now);
        Permission[] rule = UseCaseRules.ruleOf(method);
        if (rule.length == 0) {
            if (!now.grants().equals(before.grants())) {
                throw new DomainException(ProblemCode.CONFLICT, "Your rights have just changed. Try again.");
            }
        } else if (!now.mayAny(rule)) {
            var denied = new PermissionDenied(rule);
            trail.appendDetached(PermissionInterceptor.actionOf(method), Outcome.DENIED, denied.getMessage());
            throw denied;
        }
    }

    private static boolean changesRights(Method method) {
        return method.isAnnotationPresent(ChangesRights.class)
                || method.getDeclaringClass().isAnnotationPresent(ChangesRights.class);
    }
}

package io.holdfast.rbac.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.rbac.decision.Decision;
import io.holdfast.rbac.decision.Decision.Reason;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.PermissionDenied;
import io.holdfast.shared.security.RequiresPermission;
import io.holdfast.shared.security.Scope;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Answers whether a person may do something somewhere: about oneself, and about those whom the caller looks after. */
@Stateless
public class CheckingPermissions {
    @Inject
    CallerContext context;

    @Inject
    Deciding deciding;

    @Inject
    Asking asking;

    @Inject
    AuditDraft draft;

    /**
     * Checks a permission by the evaluator itself.
     *
     * @param user null for the caller
     * @param permission the key
     * @param place {@link Scope#TENANT} for the organization as a whole
     * @throws PermissionDenied when it is about somebody else and the caller looks after nobody
     * @throws DomainException {@link io.holdfast.shared.problem.ProblemCode#NOT_FOUND} for a person or place beyond the caller's
     */
    @Audited("permission.check")
    @RequiresPermission(Permission.SIGNED_IN)
    public CheckedPermission check(UserId user, String permission, Scope place) {
        Caller caller = context.caller();
        UserId subject = user == null ? caller.user() : user;
        draft.entity("user", subject);
        asking.requirePlace(asking.about(subject), place);
        Decided decided = deciding.decide(subject, permission, place);
        Decision decision = decided.decision();
        Reason told = decision.reason() == Reason.RESOURCE_NOT_HERE ? Reason.NOT_GRANTED : decision.reason();
        return new CheckedPermission(decided.id(), subject, permission, decision.allowed(), told, decided.epoch());
    }
}

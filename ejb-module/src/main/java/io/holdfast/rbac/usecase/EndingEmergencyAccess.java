package io.holdfast.rbac.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.rbac.model.Assignments;
import io.holdfast.rbac.model.EmergencyAccess;
import io.holdfast.rbac.model.EmergencyOpening;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.ChangesRights;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import io.holdfast.tenancy.model.TenantSession;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;

/** Ends an emergency access before its time: one's own, or anybody's for whoever looks after everybody. */
@Stateless
@ChangesRights
public class EndingEmergencyAccess {
    @Inject
    CallerContext context;

    @Inject
    EmergencyAccess access;

    @Inject
    Assignments assignments;

    @Inject
    TenantSession tenantSession;

    @Inject
    AuditDraft draft;

    /**
     * Ends what is open by an approval: the role is gone on every node when this returns. The review waits all the same.
     *
     * @throws DomainException {@link ProblemCode#NOT_FOUND} when there is no such approval, or it is not the caller's; {@link
     *     ProblemCode#CONFLICT} when nothing is open by it
     */
    @Audited("emergency-access.end")
    @RequiresPermission(Permission.SIGNED_IN)
    public EmergencyOpening end(UUID id) {
        TenantId tenant = context.tenant();
        Caller caller = context.caller();
        draft.entity("emergency-access", id);
        EmergencyOpening opening = access.newest(tenant, id)
                .filter(found -> found.user().equals(caller.member()) || caller.mayAny(Permission.MANAGE_ALL_USERS))
                .orElseThrow(() -> DomainException.notFound("emergency access"));
        if (!opening.open(tenantSession.now()) || !access.end(tenant, opening.id(), caller.member())) {
            throw new DomainException(ProblemCode.CONFLICT, "It is over already.");
        }
        // Whether it was there to be taken back does not matter: somebody may have done so by hand.
        assignments.revoke(tenant, opening.assignment(), caller.member());
        draft.oldValue("role", opening.role())
                .oldValue("validTo", opening.endsAt())
                .newValue("validTo", tenantSession.now())
                .meta("opening", opening.id());
        return access.opening(tenant, opening.id()).orElseThrow();
    }
}

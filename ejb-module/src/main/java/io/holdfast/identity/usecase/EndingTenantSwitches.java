package io.holdfast.identity.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.audit.usecase.AuditedAction;
import io.holdfast.identity.model.TenantSwitches;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.ChangesRights;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Ends what {@link EnteringOrganizations} began, on record in the platform and in the organization. The transaction is the platform's. */
@Stateless
@ChangesRights
public class EndingTenantSwitches {
    static final String EXPIRED = "expired";
    private static final AuditedAction END = AuditedAction.named("tenant-switch.end");

    @Inject
    CallerContext context;

    @Inject
    TenantSwitches switches;

    @Inject
    TenantSwitchEvents events;

    @Inject
    AuditDraft draft;

    /**
     * Ends the one of the caller's session.
     *
     * @param inside who the caller is in the organization
     * @param how {@code left} or {@code signed-out}
     * @throws DomainException {@link ProblemCode#NOT_FOUND} when it is over
     */
    @Audited("tenant-switch.end")
    @RequiresPermission(Permission.SIGNED_IN)
    public void end(Caller inside, String how) {
        Caller caller = context.caller();
        TenantSwitches.Open open = switches.unended(caller.tenant(), caller.session())
                .orElseThrow(() -> DomainException.notFound("switch"));
        end(open, inside, how);
    }

    /** Ends one whose time is over, in the name of whoever finds it. */
    @Audited("tenant-switch.end")
    @RequiresPermission(Permission.OPERATE)
    public void expire(TenantSwitches.Open over) {
        Caller system = Caller.system(
                "tenant-switch",
                over.organization(),
                context.grants(),
                context.caller().origin());
        end(over, system, EXPIRED);
    }

    private void end(TenantSwitches.Open open, Caller there, String how) {
        if (switches.end(context.tenant(), open.id(), how)) {
            draft.entity(TenantSwitchEvents.NOUN, open.id())
                    .oldValue("state", "open")
                    .newValue("state", "ended")
                    .newValue("endReason", how);
            events.tell(there, END);
        }
    }
}

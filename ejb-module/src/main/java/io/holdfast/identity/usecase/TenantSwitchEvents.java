package io.holdfast.identity.usecase;

import io.holdfast.audit.usecase.AuditTrail;
import io.holdfast.audit.usecase.AuditedAction;
import io.holdfast.shared.audit.Outcome;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Collaborator;
import io.holdfast.tenancy.model.TenantSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Puts on record in the organization what the platform's log has of a switch, in the same transaction: both have it, or neither. */
@ApplicationScoped
@Collaborator
public class TenantSwitchEvents {
    static final String NOUN = "tenant-switch";

    @Inject
    CallerContext context;

    @Inject
    TenantSession tenantSession;

    @Inject
    AuditTrail trail;

    /** @param there who acts, in the organization that is to know */
    public void tell(Caller there, AuditedAction action) {
        Caller here = context.caller();
        tenantSession.as(there, () -> {
            context.enter(there);
            try {
                trail.append(action, Outcome.SUCCEEDED);
            } finally {
                context.enter(here);
            }
            return null;
        });
    }
}

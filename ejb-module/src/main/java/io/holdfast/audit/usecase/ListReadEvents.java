package io.holdfast.audit.usecase;

import io.holdfast.shared.audit.Outcome;
import io.holdfast.shared.security.Collaborator;
import io.holdfast.shared.security.TenantBound;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Writes the events of list readings, each in a transaction of its own. */
@Collaborator
@Stateless
@TenantBound
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ListReadEvents {
    @Inject
    AuditTrail trail;

    @Inject
    AuditDraft draft;

    /** @param count how many readings this event stands for */
    public void write(String action, long count) {
        tell(draft.current(), action, count);
        trail.append(new AuditedAction(action), Outcome.SUCCEEDED);
    }

    static EventDraft tell(EventDraft draft, String action, long count) {
        return draft.entity(action.substring(0, action.indexOf('.')), null).meta("count", count);
    }
}

package io.holdfast.audit.sequencer;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.security.TenantBound;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;

/** Leaves on record in the caller's log that times go back from here on. */
@Stateless
@TenantBound
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class AnnouncingClock {
    @Inject
    AuditDraft draft;

    /**
     * Says both times.
     *
     * @param clock what the clock said
     * @param signed the time of the last checkpoint
     */
    @Audited("audit.clock")
    public void announce(Instant clock, Instant signed) {
        draft.entity("audit", null).meta("clock", clock.toString()).meta("signed", signed.toString());
    }
}

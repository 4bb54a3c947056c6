package io.holdfast.audit.sequencer;

import io.holdfast.audit.proof.Checkpoint;
import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.security.TenantBound;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.HexFormat;

/** Leaves the first event of an incarnation in the caller's log. */
@Stateless
@TenantBound
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class AnnouncingIncarnation {
    @Inject
    AuditDraft draft;

    /**
     * Says what was lost.
     *
     * @param position the one that the event gets
     * @param lost the checkpoint that the log does not contain; null when it contains its own
     */
    @Audited(Incarnations.ACTION)
    public void announce(int incarnation, long position, Checkpoint lost) {
        draft.entity("audit", null).meta("incarnation", incarnation).meta("from", position);
        if (lost != null) {
            draft.meta("size", lost.size())
                    .meta("root", HexFormat.of().formatHex(lost.root()))
                    .meta("to", lost.size());
        }
    }
}

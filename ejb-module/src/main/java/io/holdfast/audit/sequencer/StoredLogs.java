package io.holdfast.audit.sequencer;

import io.holdfast.audit.model.LogEnd;
import io.holdfast.audit.model.SequencerDoors.LastCheckpoint;
import io.holdfast.audit.proof.Checkpoint;
import io.holdfast.security.RunAs;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.security.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.logging.Logger;

/** Compares what the sequencer would go on from with what is stored: a leader trusts nobody's memory. */
@ApplicationScoped
public class StoredLogs {
    private static final Logger LOG = Logger.getLogger(StoredLogs.class.getName());

    @Inject
    ReadingLogs reading;

    @Inject
    SequencerTransactions transactions;

    @Inject
    RunAs runAs;

    /**
     * Where a log ends by its positions. A head that says otherwise is set right.
     *
     * @param checkpoint its newest of this incarnation; null when it has none
     * @throws ForkedLog when the log does not contain that checkpoint
     */
    LogEnd compared(LogEnd head, LastCheckpoint checkpoint) {
        var tenant = new TenantId(head.tenant());
        ReadingLogs.Stored log = runAs.call(
                RunAs.system(Sequencer.NAME, tenant, Permission.OPERATE),
                () -> reading.stored(tenant, checkpoint == null ? 0 : checkpoint.size()));
        if (checkpoint != null && !Arrays.equals(log.rootAtCheckpoint(), checkpoint.root())) {
            throw new ForkedLog(new Checkpoint(checkpoint.origin(), checkpoint.size(), checkpoint.root()));
        }
        if (log.end() == null) {
            // Its own head is all that is left to go on from; what is lost stays lost, and every verifier says so.
            return head;
        }
        if (!same(head, log.end())) {
            LOG.severe(() -> "the head of the audit log of tenant " + head.tenant() + " says " + head.size()
                    + " positions and is not what its " + log.end().size() + " positions say; it is set right");
            transactions.restoreHead(log.end());
        }
        return log.end();
    }

    private static boolean same(LogEnd one, LogEnd other) {
        return one.size() == other.size()
                && Arrays.equals(one.chain(), other.chain())
                && Arrays.equals(one.tree().frontier(), other.tree().frontier());
    }
}

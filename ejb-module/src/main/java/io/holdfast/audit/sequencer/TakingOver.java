package io.holdfast.audit.sequencer;

import io.holdfast.audit.model.LogEnd;
import io.holdfast.audit.model.SequencerDoors.KnownHead;
import io.holdfast.audit.model.SequencerDoors.LastCheckpoint;
import io.holdfast.audit.proof.Checkpoint;
import io.holdfast.audit.proof.VerifierKey;
import io.holdfast.audit.sequencer.SequencerTransactions.TakenOver;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What a node does before it numbers and signs: it looks where the logs end, and whether they are those that were signed. */
@ApplicationScoped
public class TakingOver {
    private static final Logger LOG = Logger.getLogger(TakingOver.class.getName());

    @Inject
    SequencerTransactions transactions;

    @Inject
    StoredLogs stored;

    @Inject
    Incarnations incarnations;

    @Inject
    AuditKeys keys;

    @Inject
    Findings findings;

    /** What the leader goes on from. */
    record Lead(Map<UUID, SequencedLog> logs, KeyPlan plan) {}

    Lead take() {
        TakenOver found = transactions.begin();
        boolean compared = true;
        try {
            List<Checkpoint> forks = forks(found);
            if (!forks.isEmpty()) {
                begin(found, forks);
                found = transactions.begin();
            }
        } catch (UncheckedIOException e) {
            compared = false;
            LOG.log(Level.SEVERE, "the mirror of the audit log cannot be read", e);
        }
        findings.knew(found.findings());
        Map<UUID, SequencedLog> logs = new HashMap<>();
        for (KnownHead head : found.heads()) {
            logs.put(head.end().tenant(), new SequencedLog(head.end(), present(head, found.incarnation())));
        }
        KeyPlan plan = compared
                ? KeyPlan.of(keys.current(), keys.next(), found.keys())
                : new KeyPlan(
                        List.of(),
                        "what was signed before cannot be read in the mirror; it is tried again each minute");
        return new Lead(logs, plan);
    }

    /** A log does not contain its own checkpoint: an incarnation begins. Never fails; the next taking over finds it again. */
    void fork(ForkedLog fork) {
        try {
            begin(transactions.begin(), List.of(fork.signed()));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "no incarnation of the audit log can begin now; it is tried again", e);
        }
    }

    private List<Checkpoint> forks(TakenOver found) {
        return keys.current()
                .map(key -> incarnations.forks(
                        key.logName(),
                        found.incarnation(),
                        found.keys().keySet().stream().map(VerifierKey::parse).toList(),
                        found.heads().stream().map(KnownHead::end).toList()))
                .orElse(List.of());
    }

    private void begin(TakenOver found, List<Checkpoint> forks) {
        List<LogEnd> ends = found.heads().stream()
                .map(head -> stored.compared(head.end(), null))
                .filter(end -> end.size() > 0)
                .toList();
        incarnations.begin(Incarnations.next(found.incarnation(), forks), ends, forks);
    }

    /** Null when the newest is of an incarnation that is over: nothing is signed in its name any more. */
    private static LastCheckpoint present(KnownHead head, int incarnation) {
        LastCheckpoint newest = head.checkpoint();
        return newest != null
                        && Origin.of(newest.origin())
                                .filter(origin -> origin.incarnation() == incarnation)
                                .isPresent()
                ? newest
                : null;
    }
}

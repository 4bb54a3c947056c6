package io.holdfast.audit.sequencer;

import io.holdfast.audit.model.LogEnd;
import io.holdfast.audit.model.Numbering;
import io.holdfast.audit.model.SequencerDoors.Backlog;
import io.holdfast.audit.model.SequencerDoors.LastCheckpoint;
import io.holdfast.audit.model.UnnumberedEvent;
import io.holdfast.audit.sequencer.TakingOver.Lead;
import io.holdfast.cluster.Leadership;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What the leader does at every tick: it numbers what is committed, in batches, and signs what is due. All it remembers it has
 * from the database, and forgets when anything fails; so whatever became of a transaction, the next tick begins from what is
 * stored.
 */
@ApplicationScoped
public class Sequencer {
    static final String NAME = "audit-sequencer";

    private static final Logger LOG = Logger.getLogger(Sequencer.class.getName());
    private static final UUID FIRST_TENANT = new UUID(0, 0);
    private static final int MOST_INCARNATION_MARKS = 100_000;
    private static final Duration AGAIN = Duration.ofMinutes(1);
    private static final String UNIQUE_VIOLATION = "23505";

    /** Signing takes a millisecond: a round holds up numbering no longer than that many. */
    private static final int MOST_PER_ROUND = 200;

    @Inject
    Leadership leadership;

    @Inject
    SequencerTransactions transactions;

    @Inject
    StoredLogs stored;

    @Inject
    TakingOver takingOver;

    @Inject
    AuditKeys keys;

    @Inject
    Findings findings;

    @Inject
    ClockNews clockNews;

    @Inject
    Mirrors mirrors;

    @Inject
    SequencerMetrics metrics;

    @Inject
    @ConfigProperty(name = "holdfast.audit.batch")
    int batch;

    @Inject
    @ConfigProperty(name = "holdfast.audit.checkpoint-events")
    int checkpointEvents;

    @Inject
    @ConfigProperty(name = "holdfast.audit.checkpoint-interval")
    Duration checkpointInterval;

    @Inject
    @ConfigProperty(name = "holdfast.audit.heartbeat")
    Duration heartbeat;

    private CheckpointPace pace;
    private Map<UUID, SequencedLog> logs;
    private KeyPlan plan;
    private long takeOverAgainAt;
    private UUID after = FIRST_TENANT;
    private boolean failing;

    @PostConstruct
    void check() {
        pace = new CheckpointPace(checkpointEvents, checkpointInterval, heartbeat);
        if (batch < 1) {
            throw new IllegalArgumentException("holdfast.audit.batch is at least 1");
        }
    }

    /** Never fails. One thread at a time. */
    synchronized void tick() {
        if (!leadership.leads(NAME)) {
            logs = null;
            metrics.leads(false);
            return;
        }
        try {
            if (logs == null || signsNothingForTooLong()) {
                takeOver();
            }
            metrics.leads(true);
            number();
            if (failing) {
                failing = false;
                LOG.info("audit events get their positions again");
            }
        } catch (ForkedLog e) {
            logs = null;
            takingOver.fork(e);
        } catch (RuntimeException e) {
            logs = null;
            clearWhatCannotBeNumbered(e);
            if (!failing) {
                failing = true;
                LOG.log(Level.WARNING, "audit events get no positions now; they wait for them", e);
            }
        }
    }

    /** What keeps it from signing may be over: a mirror can be read again, another node has replaced the key. */
    private boolean signsNothingForTooLong() {
        return plan.problem() != null && keys.current().isPresent() && System.nanoTime() - takeOverAgainAt >= 0;
    }

    private void takeOver() {
        Lead lead = takingOver.take();
        logs = lead.logs();
        plan = lead.plan();
        takeOverAgainAt = System.nanoTime() + AGAIN.toNanos();
        if (plan.problem() != null) {
            LOG.severe(() -> "no checkpoint of the audit log is signed: " + plan.problem());
        }
        // What says that an incarnation began comes first in it.
        numberBatch(MOST_INCARNATION_MARKS, Incarnations.ACTION);
        mirrors.wake();
        LOG.info(() ->
                "this node numbers the audit events; it found " + lead.logs().size() + " logs");
    }

    private void number() {
        Backlog backlog = transactions.backlog();
        metrics.waiting(backlog.waiting());
        sign(backlog.readAt());
        if (backlog.waiting() == 0) {
            return;
        }
        int numbered;
        do {
            numbered = numberBatch(batch, null);
            sign(backlog.readAt());
        } while (numbered == batch && leadership.leads(NAME));
    }

    private int numberBatch(int most, String action) {
        List<UnnumberedEvent> events = transactions.unnumbered(after, most, action);
        if (events.stream().anyMatch(event -> event.leaf() == null)) {
            clear();
            return 0;
        }
        if (events.isEmpty()) {
            return 0;
        }
        Numbering numbering = Numbering.of(events, this::end);
        metrics.numbered(events, transactions.number(numbering));
        long now = System.nanoTime();
        numbering.ends().forEach(end -> log(end.tenant()).numbered(end, now));
        // A full batch may have left tenants out that come after its last: they are next.
        after = events.size() == most ? events.get(events.size() - 1).tenant() : FIRST_TENANT;
        return events.size();
    }

    private LogEnd end(UUID tenant) {
        SequencedLog log = log(tenant);
        compare(log);
        return log.end();
    }

    private SequencedLog log(UUID tenant) {
        return logs.computeIfAbsent(tenant, id -> new SequencedLog(LogEnd.nothing(id), null));
    }

    private void compare(SequencedLog log) {
        if (!log.isCompared()) {
            log.compared(stored.compared(log.end(), log.checkpoint()));
        }
    }

    private void sign(Instant now) {
        if (plan.signing().isEmpty()) {
            return;
        }
        long nanoTime = System.nanoTime();
        List<SequencedLog> due = logs.values().stream()
                .filter(log -> log.isDue(pace, nanoTime, now) || (plan.vouches() && !log.isVouched()))
                .limit(MOST_PER_ROUND)
                .toList();
        if (due.isEmpty()) {
            endReplacement();
            return;
        }
        due.forEach(this::compare);
        Map<UUID, LastCheckpoint> signed =
                transactions.sign(due.stream().map(SequencedLog::end).toList(), plan.signing());
        signed.forEach((tenant, checkpoint) -> log(tenant).signed(checkpoint, plan.vouches()));
        metrics.signed(due.size());
        mirrors.wake();
        clockNews.tell(logs.keySet());
    }

    /** Once every log has a checkpoint of both keys, the next one signs alone. */
    private void endReplacement() {
        if (plan.vouches() && !logs.isEmpty()) {
            transactions.replaceKey();
            plan = new KeyPlan(List.of(keys.next().orElseThrow()), null);
            LOG.info("the next key signs the checkpoints of the audit log from now on");
        }
    }

    /** A mark that somebody made for an event which has its position, or for none, must not hold up the others. */
    private void clearWhatCannotBeNumbered(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                try {
                    clear();
                } catch (RuntimeException e) {
                    failure.addSuppressed(e);
                }
                return;
            }
        }
    }

    private void clear() {
        findings.report(transactions.clearPending());
    }
}

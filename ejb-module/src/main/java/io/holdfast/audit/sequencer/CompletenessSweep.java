package io.holdfast.audit.sequencer;

import io.holdfast.audit.model.SequencerDoors.Finding;
import io.holdfast.cluster.Leadership;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Looks for events that will never get a position, because somebody removed their mark or put them in without one: the last two
 * hours again and again, and what is older a piece at a time, round and round.
 */
@ApplicationScoped
public class CompletenessSweep {
    private static final Logger LOG = Logger.getLogger(CompletenessSweep.class.getName());
    private static final Duration RECENT = Duration.ofHours(2);
    private static final Duration PIECE = Duration.ofHours(6);
    private static final Duration FARTHEST = Duration.ofDays(400);
    private static final int PIECES_PER_LOOK_AT_THE_RECENT = 10;

    @Inject
    Leadership leadership;

    @Inject
    SequencerTransactions transactions;

    @Inject
    Findings findings;

    private Duration back = RECENT;
    private int pieces;

    /** One piece. Never fails. One thread at a time. */
    void tick() {
        if (!leadership.leads(Sequencer.NAME)) {
            return;
        }
        try {
            Instant now = transactions.backlog().readAt();
            if (pieces++ % PIECES_PER_LOOK_AT_THE_RECENT == 0) {
                look(now.minus(RECENT), now);
            }
            Instant to = now.minus(back);
            back = back.compareTo(FARTHEST) < 0 ? back.plus(PIECE) : RECENT;
            look(to.minus(PIECE), to);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "whether every audit event has a position cannot be looked at now", e);
        }
    }

    private void look(Instant from, Instant to) {
        List<Finding> found = transactions.findUnnumbered(from, to);
        findings.report(found);
    }
}

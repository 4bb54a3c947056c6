package io.holdfast.audit.sequencer;

import io.holdfast.audit.model.SequencerDoors.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;

/** Tells of findings: each comes here once, for the database keeps them. */
@ApplicationScoped
public class Findings {
    private static final Logger LOG = Logger.getLogger(Findings.class.getName());

    @Inject
    SequencerMetrics metrics;

    private final AtomicLong known = new AtomicLong();

    void report(List<Finding> found) {
        found.forEach(finding -> LOG.severe(() -> "AUDIT FINDING " + finding.kind() + ": event " + finding.event()
                + " of tenant " + finding.tenant() + " (docs/runbooks/audit-proof.md)"));
        metrics.found(found.size());
        known.addAndGet(found.size());
    }

    /** How many the database knew when this node took the lead. */
    void knew(long count) {
        known.set(count);
    }

    /** How many the leader knows of; 0 on other nodes that never led. */
    public long known() {
        return known.get();
    }
}

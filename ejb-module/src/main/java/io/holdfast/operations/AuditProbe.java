package io.holdfast.operations;

import io.holdfast.audit.sequencer.Findings;
import io.holdfast.audit.usecase.AuditFailures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;

/** Whether every refusal and failure of this node got on record, and whether the leader found anything that ought not to be. */
@ApplicationScoped
public class AuditProbe implements HealthProbe {
    @Inject
    AuditFailures failures;

    @Inject
    Findings findings;

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public int place() {
        return 50;
    }

    @Override
    public HealthPart check(Instant now) {
        long lost = failures.sinceStart();
        long found = findings.known();
        return new HealthPart(
                name(),
                lost + found == 0 ? HealthStatus.UP : HealthStatus.DEGRADED,
                words(lost, found),
                help(lost, found),
                now,
                Map.of("lostSinceStart", lost, "findings", found));
    }

    private static String words(long lost, long found) {
        if (found > 0) {
            return found + (found == 1 ? " finding" : " findings")
                    + " in the audit log: events or marks that ought not to be.";
        }
        return lost == 0
                ? "Every event of this node is on record."
                : lost + (lost == 1 ? " refusal or failure" : " refusals or failures")
                        + " of this node could not be put on record since it started.";
    }

    private static String help(long lost, long found) {
        if (found > 0) {
            return "Search the nodes' logs for \"AUDIT FINDING\"; docs/runbooks/audit-proof.md says what each means.";
        }
        return lost == 0 ? null : "Search this node's log for \"Not on record\"; each line names its request.";
    }
}

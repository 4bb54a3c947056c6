package io.holdfast.operations;

import io.holdfast.audit.usecase.AuditFailures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;

/** Whether every refusal and failure of this node got on record. */
@ApplicationScoped
public class AuditProbe implements HealthProbe {
    @Inject
    AuditFailures failures;

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
        return new HealthPart(
                name(),
                lost == 0 ? HealthStatus.UP : HealthStatus.DEGRADED,
                lost == 0
                        ? "Every event of this node is on record."
                        : lost + (lost == 1 ? " refusal or failure" : " refusals or failures")
                                + " of this node could not be put on record since it started.",
                lost == 0 ? null : "Search this node's log for \"Not on record\"; each line names its request.",
                now,
                Map.of("lostSinceStart", lost));
    }
}

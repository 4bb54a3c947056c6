package io.holdfast.audit.sequencer;

import io.holdfast.audit.model.UnnumberedEvent;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;

/** Tells how the sequencer does as MicroProfile Metrics. Only the leader's values mean something. */
@ApplicationScoped
public class SequencerMetrics {
    /** Of a large batch only some events are measured. */
    private static final int MOST_MEASURED = 500;

    @Inject
    MetricRegistry registry;

    private Timer lag;
    private Counter numbered;
    private Counter checkpoints;
    private Counter findings;
    private final Map<String, AtomicLong> behind = new ConcurrentHashMap<>();
    private volatile boolean leading;
    private volatile long waiting;

    @PostConstruct
    void register() {
        lag = registry.timer(named("holdfast_audit_lag", "how long events waited for their position"));
        numbered = registry.counter(named("holdfast_audit_numbered", "events that got their position on this node"));
        checkpoints = registry.counter(named("holdfast_audit_checkpoints", "checkpoints that this node signed"));
        findings = registry.counter(named("holdfast_audit_findings", "findings in the audit log by this node"));
        registry.gauge(
                named("holdfast_audit_leads", "1 while this node is the sequencer"), this, m -> m.leading ? 1 : 0);
        registry.gauge(
                named("holdfast_audit_pending", "events that waited for their position at the last look"),
                this,
                m -> m.waiting);
    }

    void leads(boolean now) {
        leading = now;
    }

    void waiting(long count) {
        waiting = count;
    }

    void numbered(List<UnnumberedEvent> events, Instant at) {
        numbered.inc(events.size());
        int step = Math.max(1, events.size() / MOST_MEASURED);
        for (int i = 0; i < events.size(); i += step) {
            Duration waited = Duration.between(events.get(i).time().toInstant(), at);
            lag.update(waited.isNegative() ? Duration.ZERO : waited);
        }
    }

    void signed(int count) {
        checkpoints.inc(count);
    }

    /** How many checkpoints a mirror lacks. */
    void mirrored(String mirror, long behind) {
        this.behind
                .computeIfAbsent(mirror, name -> {
                    AtomicLong count = new AtomicLong();
                    registry.gauge(
                            named("holdfast_audit_mirror_behind", "checkpoints that a mirror of the audit log lacks"),
                            count,
                            AtomicLong::get,
                            new Tag("mirror", name));
                    return count;
                })
                .set(behind);
    }

    void found(int count) {
        findings.inc(count);
    }

    private static Metadata named(String name, String description) {
        return Metadata.builder().withName(name).withDescription(description).build();
    }
}

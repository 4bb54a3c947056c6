package io.holdfast.security;

import io.holdfast.cluster.DatabaseNews;
import io.holdfast.cluster.EveryNode;
import io.holdfast.cluster.NodeWatch;
import io.holdfast.cluster.ThisNode;
import io.holdfast.rbac.model.Epochs;
import io.holdfast.rbac.model.RightsChanges;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * This node's lease on what it remembers of rights: of callers, tokens and keys (ADR 12). Ask it at the beginning of a safe
 * request, use what carries the stamp of that moment, and mark what is read with it.
 */
@ApplicationScoped
public class Lease {
    /** A revoke on another node may take this long to be seen; more would break the promise that it holds at once. */
    private static final Duration LONGEST = Duration.ofSeconds(5);
    /** A node ends relying on its leases so long before the others take it for dead, or twice the lease when that is more. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private static final String EPOCHS = "holdfast_epochs";

    @Inject
    ReadingEpochs reading;

    @Inject
    RightsChanges changes;

    @Inject
    ThisNode self;

    @Inject
    NodeWatch watch;

    @Inject
    EveryNode everyNode;

    @Inject
    DatabaseNews news;

    @Inject
    @ConfigProperty(name = "holdfast.lease")
    Duration length;

    @Inject
    @ConfigProperty(name = "holdfast.cluster.expiry")
    Duration expiry;

    @Inject
    @ConfigProperty(name = "holdfast.cluster.heartbeat")
    Duration heartbeat;

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    ManagedExecutorService executor;

    private Duration silence;
    private EpochLease lease;

    @PostConstruct
    void begin() {
        if (length.isNegative() || length.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("holdfast.lease is between PT0S (no lease) and " + LONGEST);
        }
        Duration twice = length.multipliedBy(2);
        silence = expiry.minus(twice.compareTo(MARGIN) > 0 ? twice : MARGIN);
        if (silence.compareTo(heartbeat.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException("holdfast.cluster.expiry is too short for holdfast.lease");
        }
        lease = new EpochLease(length, System::nanoTime, this::read, executor);
        changes.tell(lease::end);
        changes.await(() -> everyNode.call(length.plus(NodeWatch.DRIFT)));
        everyNode.onCall(lease::end);
        news.on(EPOCHS, words -> lease.end());
    }

    /** The present moment, when this node may use what it remembers; empty when the database has to be asked. */
    public Optional<Moment> now() {
        return lease.now();
    }

    /** Makes it ready before anything is asked of it: also a node that never reads under a lease waits for the others. */
    void prepare() {
        lease.end();
    }

    private Optional<Epochs.Reading> read(String incarnation, String horizon) {
        // By this node's own clock too: the database's may jump.
        return watch.beatWithin(silence) ? reading.since(incarnation, horizon, self.id(), silence) : Optional.empty();
    }
}

package io.holdfast.security;

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

    @Inject
    ReadingEpochs reading;

    @Inject
    RightsChanges changes;

    @Inject
    @ConfigProperty(name = "holdfast.lease")
    Duration length;

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    ManagedExecutorService executor;

    private EpochLease lease;

    @PostConstruct
    void begin() {
        if (length.isNegative() || length.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("holdfast.lease is between PT0S (no lease) and " + LONGEST);
        }
        lease = new EpochLease(length, System::nanoTime, reading::since, executor);
        changes.tell(lease::end);
    }

    /** The present moment, when this node may use what it remembers; empty when the database has to be asked. */
    public Optional<Moment> now() {
        return lease.now();
    }
}

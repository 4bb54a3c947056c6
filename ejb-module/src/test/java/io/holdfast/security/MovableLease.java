package io.holdfast.security;

import io.holdfast.shared.id.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A lease of 250 ms over epochs in memory. Time passes when the test says so; nothing is renewed beside requests. */
public final class MovableLease extends Lease {
    private static final Duration LENGTH = Duration.ofMillis(250);

    private final EpochsInMemory epochs = new EpochsInMemory();
    private final EpochLease lease = new EpochLease(LENGTH, epochs::nanoTime, epochs, task -> {});

    @Override
    public Optional<Moment> now() {
        return lease.now();
    }

    /** Changes a right of the tenant, somewhere. */
    public void raise(TenantId tenant) {
        epochs.raise(tenant);
    }

    /** Lets the lease run out. */
    public void spend() {
        pass(LENGTH);
    }

    public void pass(Duration time) {
        epochs.pass(time);
    }

    /** From now on the epochs cannot be read. */
    public void cutOff() {
        spend();
        epochs.during(() -> {
            throw new IllegalStateException("no connection");
        });
    }

    /** Ends what {@link #cutOff} began. */
    public void connect() {
        spend();
        epochs.during(() -> {});
    }

    public Instant databaseTime() {
        return epochs.databaseTime();
    }
}

package io.holdfast.security;

import io.holdfast.rbac.model.Epochs;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.security.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Epochs without a database, with a monotonic clock that goes when the test says so. */
final class EpochsInMemory implements EpochLease.Source {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    private final Map<TenantId, Long> epochs = new HashMap<>(Map.of(Caller.PLATFORM, 1L));
    private String incarnation = "first";
    private long nanos = -5;
    private int readings;
    private boolean alive = true;
    private Runnable during = () -> {};

    @Override
    public synchronized Optional<Epochs.Reading> since(String known, String horizon) {
        readings++;
        // What was committed before the answer is in it; what happens on the way back is not.
        var answer = new Epochs.Reading(incarnation, "h", databaseTime(), Map.copyOf(epochs));
        during.run();
        return alive ? Optional.of(answer) : Optional.empty();
    }

    synchronized long nanoTime() {
        return nanos;
    }

    synchronized void pass(Duration time) {
        nanos += time.toNanos();
    }

    synchronized void raise(TenantId tenant) {
        epochs.merge(tenant, 1L, Long::sum);
    }

    /** Goes back to an earlier state, as a restore does. */
    synchronized void restore(String as) {
        incarnation = as;
        epochs.replaceAll((tenant, epoch) -> 1L);
    }

    synchronized Instant databaseTime() {
        return NOW.plusNanos(nanos);
    }

    /** Whether the register shows the node that reads. */
    synchronized void showsAlive(boolean now) {
        alive = now;
    }

    /** What happens while a reading is under way; it may fail. */
    void during(Runnable happens) {
        during = happens;
    }

    synchronized int readings() {
        return readings;
    }
}

package io.holdfast.security;

import io.holdfast.rbac.model.Epochs;
import io.holdfast.shared.id.TenantId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What this node's last reading of the epochs said. Immutable.
 *
 * @param epochs of all tenants
 * @param readAt the database's time of the reading
 * @param sentAt this node's monotonic time in nanoseconds when the question was sent, so never later than {@code readAt}
 */
record KnownEpochs(String incarnation, String horizon, Map<TenantId, Long> epochs, Instant readAt, long sentAt) {
    /** No tenant has this epoch: of a tenant that is not known nothing can have been read. */
    private static final long NONE = 0;

    static KnownEpochs first(Epochs.Reading reading, long sentAt) {
        return new KnownEpochs(reading.incarnation(), reading.horizon(), reading.raised(), reading.at(), sentAt);
    }

    /** These epochs with what a later reading of the same incarnation brought. */
    KnownEpochs with(Epochs.Reading reading, long readingSentAt) {
        return new KnownEpochs(incarnation, reading.horizon(), merged(reading), reading.at(), readingSentAt);
    }

    private Map<TenantId, Long> merged(Epochs.Reading reading) {
        if (epochs.entrySet().containsAll(reading.raised().entrySet())) {
            return epochs;
        }
        Map<TenantId, Long> merged = new HashMap<>(epochs);
        merged.putAll(reading.raised());
        return Map.copyOf(merged);
    }

    Stamp stamp(TenantId tenant) {
        return new Stamp(incarnation, epochs.getOrDefault(tenant, NONE));
    }

    boolean holds(TenantId tenant, Stamp stamp) {
        return stamp.epoch() == epochs.getOrDefault(tenant, NONE)
                && stamp.epoch() != NONE
                && stamp.incarnation().equals(incarnation);
    }

    /** The database's time at a later moment; ahead of it by at most the time that the reading took. */
    Instant databaseTime(long now) {
        return readAt.plusNanos(now - sentAt);
    }
}

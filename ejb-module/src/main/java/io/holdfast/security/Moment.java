package io.holdfast.security;

import io.holdfast.shared.id.TenantId;
import java.time.Instant;

/**
 * A moment at which this node holds a lease: what was read under the epoch of this moment may be used now. Use it for one
 * request and do not keep it.
 */
public final class Moment {
    private final KnownEpochs known;
    private final Instant databaseTime;

    Moment(KnownEpochs known, long now) {
        this.known = known;
        this.databaseTime = known.databaseTime(now);
    }

    /** What to mark things with that are read from now on. */
    public Stamp stamp(TenantId tenant) {
        return known.stamp(tenant);
    }

    /** True when no right of the tenant has changed since. @param stamp that of a moment before the thing was read */
    public boolean holds(TenantId tenant, Stamp stamp) {
        return known.holds(tenant, stamp);
    }

    /** The database's time now, by which sessions and grants begin and end. */
    public Instant databaseTime() {
        return databaseTime;
    }
}

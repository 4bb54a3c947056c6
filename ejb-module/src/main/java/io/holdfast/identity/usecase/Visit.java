package io.holdfast.identity.usecase;

import io.holdfast.shared.security.Caller;

/**
 * A request that comes to the door.
 *
 * @param reading by its method it changes nothing, so the lease suffices to recognize its caller
 * @param background a screen refreshing itself, which is no use of a session
 */
public record Visit(Caller.Origin origin, boolean reading, boolean background) {
    /** A person's request that may change something. */
    public static Visit of(Caller.Origin origin) {
        return new Visit(origin, false, false);
    }
}

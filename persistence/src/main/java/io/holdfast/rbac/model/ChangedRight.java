package io.holdfast.rbac.model;

import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Scope;
import java.time.Instant;

/**
 * Somebody could use a permission at a place after a change and not before it, or the other way round.
 *
 * @param gained false for lost
 * @param from when that begins; the moment of the question, or later
 * @param to the first moment when it is not so any more; null for never
 */
public record ChangedRight(
        UserId user,
        String email,
        String name,
        String permission,
        Scope scope,
        boolean gained,
        Instant from,
        Instant to) {}

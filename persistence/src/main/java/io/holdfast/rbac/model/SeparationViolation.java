package io.holdfast.rbac.model;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Somebody is, or will be, authorized for as many roles of a static set as it forbids.
 *
 * @param since the first moment from now on when that is so
 * @param roles the names of the roles of the set that they are authorized for then, sorted
 */
public record SeparationViolation(UUID set, UUID user, Instant since, List<String> roles) {
    public SeparationViolation {
        roles = List.copyOf(roles);
    }
}

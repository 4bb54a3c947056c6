package io.holdfast.rbac.point;

import io.holdfast.rbac.model.Epochs;
import io.holdfast.rbac.snapshot.RightsSnapshot;
import io.holdfast.security.Stamp;

/** The rights of an organization as they were at a position. */
public record RightsAt(Epochs.Position position, RightsSnapshot rights) {
    /** True when they are those of the epoch that a node knows by its lease, or later ones. */
    boolean holdsAt(Stamp known) {
        return position.epoch() >= known.epoch() && position.incarnation().equals(known.incarnation());
    }
}

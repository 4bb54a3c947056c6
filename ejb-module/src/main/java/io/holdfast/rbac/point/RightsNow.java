package io.holdfast.rbac.point;

import io.holdfast.rbac.model.Epochs;
import io.holdfast.rbac.snapshot.RightsSnapshot;
import java.time.Instant;

/**
 * The rights of an organization that may be decided by now. Use it for one request and do not keep it.
 *
 * @param at the database's time
 */
public record RightsNow(RightsSnapshot rights, Epochs.Position position, Instant at) {}

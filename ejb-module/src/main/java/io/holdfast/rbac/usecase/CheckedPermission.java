package io.holdfast.rbac.usecase;

import io.holdfast.rbac.decision.Decision;
import io.holdfast.shared.id.UserId;
import java.util.UUID;

/**
 * A decision as it is told.
 *
 * @param id also in the audit log
 * @param reason one that tells nobody which places there are: what is missing looks like what is not granted
 * @param epoch of the tenant's rights at which it was made
 */
public record CheckedPermission(
        UUID id, UserId user, String permission, boolean allowed, Decision.Reason reason, long epoch) {}

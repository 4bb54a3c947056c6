package io.holdfast.rbac.model;

import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Scope;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody may give themselves a role for some time, when there is an emergency.
 *
 * @param email of the person
 * @param reason why it was approved
 * @param longestMinutes how long one opening lasts at most
 * @param validTo the first moment when it cannot be opened any more
 * @param approvedBy null when no member did
 */
public record EmergencyApproval(
        UUID id,
        UserId user,
        String email,
        String name,
        UUID roleId,
        String role,
        Scope scope,
        String reason,
        int longestMinutes,
        Instant validTo,
        Instant approvedAt,
        UUID approvedBy) {}

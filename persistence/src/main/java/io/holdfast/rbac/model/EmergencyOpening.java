package io.holdfast.rbac.model;

import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Scope;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody gave themselves a role in an emergency.
 *
 * @param access the approval by which they did
 * @param assignment the row of {@code user_roles} that they got
 * @param endedAt when it was ended before its time; null when it was not
 * @param reviewedAt null while it waits for a review, and the four that follow with it; {@code reviewedBy} may be null beyond
 * @param verdict {@code ACCEPTED} or {@code INCIDENT}
 */
public record EmergencyOpening(
        UUID id,
        UUID access,
        UserId user,
        String email,
        String name,
        String role,
        Scope scope,
        UUID assignment,
        String reason,
        Instant openedAt,
        Instant endsAt,
        Instant endedAt,
        Instant reviewedAt,
        UUID reviewedBy,
        String verdict,
        String note) {
    /** True while the person has the role by it. */
    public boolean open(Instant now) {
        return endedAt == null && now.isBefore(endsAt);
    }
}

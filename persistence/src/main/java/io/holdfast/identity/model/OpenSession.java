package io.holdfast.identity.model;

import static java.util.Objects.requireNonNull;

import io.holdfast.shared.id.SessionId;
import java.time.Instant;

/**
 * A sign-in of a person that still holds.
 *
 * @param address it was opened from; null when it was not known
 * @param userAgent it was opened with; null when none was sent
 * @param lastSeenAt the last use that was noted, at most a minute before the last use
 * @param endsAt when it ends unless it is used before
 * @param expiresAt when it ends at the latest
 */
public record OpenSession(
        SessionId id,
        String address,
        String userAgent,
        Instant createdAt,
        Instant lastSeenAt,
        Instant endsAt,
        Instant expiresAt) {
    public OpenSession {
        requireNonNull(id, "id");
    }
}

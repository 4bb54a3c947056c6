package io.holdfast.audit.model;

import java.time.Instant;
import java.util.UUID;

/**
 * A legal hold: what must stay, whatever its age.
 *
 * @param subject the person whose events and values stay; null for everybody's
 * @param from only events of this moment and later; null for all
 * @param to only events before this moment; null for all
 * @param heldBy who set it; null when that was no user
 * @param releasedAt null while it holds
 */
public record Hold(
        UUID id,
        String reason,
        UUID subject,
        Instant from,
        Instant to,
        Instant since,
        UUID heldBy,
        Instant releasedAt,
        UUID releasedBy) {
    public boolean isOpen() {
        return releasedAt == null;
    }
}

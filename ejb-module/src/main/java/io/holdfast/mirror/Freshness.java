package io.holdfast.mirror;

import java.time.Duration;
import java.time.Instant;

/**
 * How old an answer is, and what was done about it.
 *
 * @param lastSynced when the last complete reading began, by the database's clock; null when there was none
 * @param age how long ago that was, measured so that it is never less than the truth; null with {@code lastSynced}
 * @param lifetime the age up to which an answer counts as fresh
 * @param stale true when the answer is older than it should be
 * @param reading true when it is stale for no other reason than that Zoho is being read: it will be fresh in a moment
 * @param reason why it is stale, for people; null when it is not
 * @param asked whether Zoho was asked for this very answer
 */
public record Freshness(
        Instant lastSynced,
        Duration age,
        Duration lifetime,
        boolean stale,
        boolean reading,
        String reason,
        Asked asked) {
    /** Why Zoho was asked while a reader waited. That it was asked does not say that it answered in time. */
    public enum Asked {
        /** It was not; the answer was at hand. */
        NO,
        /** Nothing was ever read. */
        MISSING,
        /** What was there was too old. */
        STALE,
        /** Somebody wanted it read, however young. */
        REQUESTED
    }
}

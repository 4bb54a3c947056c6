package io.holdfast.webshared.ui;

import static java.util.Objects.requireNonNull;

import io.holdfast.caching.Served;
import io.holdfast.mirror.Freshness;
import java.time.Instant;

/**
 * How old the stored copy behind a part of a page is, in words.
 *
 * @param of what was copied, as people call it: "projects"
 * @param at when it was read completely, as ISO 8601 for scripts; null when never
 * @param stored "stored 14:02", or from a day on "stored 12 Nov, 14:02"; "not stored yet"
 * @param ago "38 min ago"; null from a day on, and when never
 * @param since "14:02" within a day, else "12 Nov, 14:02"; null when never
 * @param stale true when it is older than it should be
 * @param reading true when it is stale only because it is being read at this moment: a reader need not know of it
 * @param reason why it is stale, one sentence; null when it is not
 */
public record Age(
        String of, String at, String stored, String ago, String since, boolean stale, boolean reading, String reason) {
    private static final String UNEXPLAINED = "This is older than it should be.";

    public Age {
        requireNonNull(of, "of");
        requireNonNull(stored, "stored");
    }

    /** True when it is old for a reason that a reader has to know of; one that is just being read will be fresh in a moment. */
    public boolean isOverdue() {
        return stale && !reading;
    }

    /** The classes of the mark beside the part of the page: "old", "old reading", or none. */
    public String marks() {
        return isOverdue() ? "old" : stale ? "old reading" : "";
    }

    /** Of a page that was served from a mirror. @param lastSynced null when nothing was stored yet */
    public static Age of(String what, Instant lastSynced, Served served, ViewerClock clock) {
        Freshness mirror = served.freshness();
        return of(what, lastSynced, mirror.stale(), mirror.reading(), mirror.reason(), clock);
    }

    /**
     * Of what was read by itself.
     *
     * @param lastSynced null when nothing was stored yet
     * @param reason null when the use case gives none
     */
    public static Age of(String what, Instant lastSynced, boolean stale, String reason, ViewerClock clock) {
        return of(what, lastSynced, stale, false, reason, clock);
    }

    private static Age of(
            String what, Instant lastSynced, boolean stale, boolean reading, String reason, ViewerClock clock) {
        String why = stale && reason == null ? UNEXPLAINED : reason;
        if (lastSynced == null) {
            return new Age(what, null, "not stored yet", null, null, stale, reading, why);
        }
        boolean recent = clock.isWithinADay(lastSynced);
        String since = recent ? clock.time(lastSynced) : clock.ago(lastSynced) + ", " + clock.time(lastSynced);
        return new Age(
                what,
                lastSynced.toString(),
                "stored " + since,
                recent ? clock.ago(lastSynced) : null,
                since,
                stale,
                reading,
                why);
    }
}

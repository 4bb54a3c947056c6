package io.holdfast.projects.ui;

import io.holdfast.webshared.ui.ViewerClock;
import java.time.Instant;

/**
 * How old a stored copy is, in words.
 *
 * @param age "stored 14:02, 38 min ago"
 * @param since "14:02" within a day, else the date
 * @param stale true when it is older than it should be
 * @param reason why it is stale, one sentence; never null
 */
public record Freshness(String age, String since, boolean stale, String reason) {
    private static final String UNEXPLAINED = "This is older than it should be.";

    /**
     * @param lastSynced null when nothing was stored yet
     * @param reason null when the use case gives none
     */
    static Freshness of(Instant lastSynced, boolean stale, String reason, ViewerClock clock) {
        String why = reason == null ? UNEXPLAINED : reason;
        if (lastSynced == null) {
            return new Freshness(clock.stored(null), null, stale, why);
        }
        boolean today =
                clock.ago(lastSynced).endsWith("ago") || clock.ago(lastSynced).equals("just now");
        String since = today ? clock.time(lastSynced) : clock.ago(lastSynced);
        return new Freshness(clock.stored(lastSynced), since, stale, why);
    }
}

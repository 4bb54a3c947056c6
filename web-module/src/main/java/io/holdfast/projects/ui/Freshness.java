package io.holdfast.projects.ui;

import io.holdfast.webshared.ui.ViewerClock;
import java.time.Instant;

/**
 * How old a stored copy is, in words.
 *
 * @param age "stored 14:02, 38 min ago"
 * @param since "14:02" within a day, else the date
 * @param stale true when Zoho could not be asked for a newer copy
 */
public record Freshness(String age, String since, boolean stale) {

    /** @param lastSynced null when nothing was stored yet */
    static Freshness of(Instant lastSynced, boolean stale, ViewerClock clock) {
        if (lastSynced == null) {
            return new Freshness(clock.stored(null), null, stale);
        }
        boolean today = clock.ago(lastSynced).endsWith("ago") || clock.ago(lastSynced).equals("just now");
        String since = today ? clock.time(lastSynced) : clock.ago(lastSynced);
        return new Freshness(clock.stored(lastSynced), since, stale);
    }
}

package io.holdfast.jobs;

import io.holdfast.jobs.model.MissedRuns;

/**
 * A schedule that the product brings along, in UTC. An administrator may change when it runs or switch it off; that outlives updates.
 *
 * @param name unique among the platform's schedules, never changed
 * @param title for people
 * @param cron five fields
 */
public record Recurring(String name, String title, String cron, MissedRuns missed) {
    /** One that is made up for once, however often it was missed. */
    public static Recurring of(String name, String title, String cron) {
        return new Recurring(name, title, cron, MissedRuns.ONCE);
    }
}

package io.holdfast.jobs.model;

import io.holdfast.shared.id.ScheduleId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;

/**
 * Work that is done again and again.
 *
 * @param name unique in its tenant, never changed
 * @param payload JSON
 * @param missedMost how many missed slots {@link MissedRuns#ALL} makes up for
 * @param nextRunAt the next slot, or the oldest that is not yet a job
 * @param lastSlot the last that became a job; null when none did
 */
public record Schedule(
        ScheduleId id,
        String name,
        String title,
        String type,
        String payload,
        int priority,
        int maxAttempts,
        Duration timeout,
        Cron cron,
        ZoneId zone,
        MissedRuns missed,
        int missedMost,
        boolean enabled,
        Instant nextRunAt,
        Instant lastSlot) {
    public CronSlots slots() {
        return new CronSlots(cron, zone);
    }

    /**
     * What is to be done at a moment at which a slot is due.
     *
     * @param slot that becomes a job now; null for none
     * @param next the next slot, or the oldest missed one that is still to be made up for; null when there is none any more
     */
    public record Turn(Instant slot, Instant next) {}

    /** @param late how old a slot may be that does not count as missed */
    public Turn turn(Instant now, Duration late) {
        CronSlots slots = slots();
        Instant newest = nextRunAt;
        var recent = new ArrayDeque<Instant>();
        recent.add(nextRunAt);
        Instant following = slots.after(newest).orElse(null);
        while (following != null && !following.isAfter(now)) {
            newest = following;
            recent.add(newest);
            if (recent.size() > missedMost) {
                recent.remove();
            }
            following = slots.after(newest).orElse(null);
        }
        return switch (missed) {
            case SKIP -> new Turn(newest.isBefore(now.minus(late)) ? null : newest, following);
            case ONCE -> new Turn(newest, following);
            case ALL -> new Turn(recent.element(), slots.after(recent.element()).orElse(null));
        };
    }
}

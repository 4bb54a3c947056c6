package io.holdfast.jobs.model;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The moments of a cron expression in a zone. Where clocks are changed: an expression with a time of the day has one slot a day,
 * at the first moment after the gap when its time is skipped, and at the first of both when its time comes twice. One that names
 * every hour or every so many follows the hours that pass: a repeated hour has its slots twice, a skipped one has none.
 */
public final class CronSlots {
    private final Cron cron;
    private final ZoneRules rules;

    public CronSlots(Cron cron, ZoneId zone) {
        this.cron = cron;
        this.rules = zone.getRules();
    }

    /** The first slot later than this moment. Empty when there is none any more. */
    public Optional<Instant> after(Instant moment) {
        return cron.isEveryHour() ? byHours(moment) : byTimeOfDay(moment);
    }

    /** The next slots, in order. */
    public List<Instant> next(Instant moment, int count) {
        List<Instant> slots = new ArrayList<>();
        Optional<Instant> slot = after(moment);
        while (slot.isPresent() && slots.size() < count) {
            slots.add(slot.get());
            slot = after(slot.get());
        }
        return slots;
    }

    private Optional<Instant> byTimeOfDay(Instant moment) {
        Optional<LocalDateTime> local = cron.after(LocalDateTime.ofInstant(moment, rules.getOffset(moment)));
        while (local.isPresent()) {
            Instant slot = instant(local.get());
            if (slot.isAfter(moment)) {
                return Optional.of(slot);
            }
            local = cron.after(local.get());
        }
        return Optional.empty();
    }

    private Instant instant(LocalDateTime local) {
        List<ZoneOffset> offsets = rules.getValidOffsets(local);
        return offsets.isEmpty() ? rules.getTransition(local).getInstant() : local.toInstant(offsets.get(0));
    }

    private Optional<Instant> byHours(Instant moment) {
        ZoneOffset offset = rules.getOffset(moment);
        Optional<LocalDateTime> local = cron.after(LocalDateTime.ofInstant(moment, offset));
        ZoneOffsetTransition change = rules.nextTransition(moment);
        while (local.isPresent()) {
            Instant slot = local.get().toInstant(offset);
            if (change == null || slot.isBefore(change.getInstant())) {
                return Optional.of(slot);
            }
            offset = change.getOffsetAfter();
            local = cron.from(change.getDateTimeAfter());
            change = rules.nextTransition(change.getInstant());
        }
        return Optional.empty();
    }
}

package io.holdfast.jobs.ui;

import io.holdfast.jobs.model.Schedule;
import io.holdfast.jobs.usecase.ScheduleView;
import io.holdfast.webshared.ui.Tag;
import io.holdfast.webshared.ui.ViewerClock;
import java.util.List;

/**
 * A schedule in words.
 *
 * @param next its next slots, such as "14:20" or "22 Nov, 02:40"; none of one that is switched off
 * @param last how its last job ended; null without one
 * @param lastAt when that was
 */
public record ScheduleRow(
        String id,
        String title,
        String name,
        String cron,
        String zone,
        boolean enabled,
        List<String> next,
        Tag last,
        String lastId,
        String lastAt) {
    static ScheduleRow of(ScheduleView view, ViewerClock clock) {
        Schedule schedule = view.schedule();
        JobRow last = view.last() == null ? null : JobRow.of(view.last(), clock);
        return new ScheduleRow(
                schedule.id().toString(),
                schedule.title(),
                schedule.name(),
                schedule.cron().toString(),
                schedule.zone().getId(),
                schedule.enabled(),
                view.next().stream().map(slot -> JobRow.at(slot, clock)).toList(),
                last == null ? null : last.tag(),
                last == null ? null : last.id(),
                last == null ? null : last.when());
    }
}

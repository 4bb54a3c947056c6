package io.holdfast.jobs.rest;

import io.holdfast.jobs.model.Schedule;
import io.holdfast.jobs.usecase.ScheduleView;
import io.holdfast.webshared.openapi.ApiDescription;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A schedule; members without a value are absent. */
@Schema(name = "JobSchedule")
public record JobScheduleBody(
        String id,

        @Schema(example = "forget-jobs") String name,

        String title,

        @Schema(example = "jobs.forget") String type,

        @Schema(description = "minute, hour, day of the month, month, day of the week", example = "20 3 * * *")
        String cron,

        @Schema(example = "Europe/Berlin") String zone,

        @Schema(
                enumeration = {"SKIP", "ONCE", "ALL"},
                description = "what happens to slots that passed while nobody could run them")
        String missed,

        boolean enabled,

        @Schema(description = "the next slots; none of one that is switched off")
        List<Instant> next,

        @Schema(ref = ApiDescription.TIME) Instant lastSlot,

        @Schema(description = "its last job") JobBody lastJob) {
    static JobScheduleBody of(ScheduleView view) {
        Schedule schedule = view.schedule();
        return new JobScheduleBody(
                schedule.id().toString(),
                schedule.name(),
                schedule.title(),
                schedule.type(),
                schedule.cron().toString(),
                schedule.zone().getId(),
                schedule.missed().name(),
                schedule.enabled(),
                view.next(),
                schedule.lastSlot(),
                view.last() == null ? null : JobBody.of(view.last()));
    }
}

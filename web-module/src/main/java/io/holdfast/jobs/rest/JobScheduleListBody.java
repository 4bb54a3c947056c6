package io.holdfast.jobs.rest;

import io.holdfast.jobs.usecase.ScheduleView;
import jakarta.json.bind.annotation.JsonbNillable;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All schedules, by name; there is one page of them. */
@JsonbNillable
@Schema(name = "JobScheduleList")
public record JobScheduleListBody(
        List<JobScheduleBody> items,
        @Schema(nullable = true) String next) {
    static JobScheduleListBody of(List<ScheduleView> all) {
        return new JobScheduleListBody(all.stream().map(JobScheduleBody::of).toList(), null);
    }
}

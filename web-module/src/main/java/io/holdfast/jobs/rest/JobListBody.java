package io.holdfast.jobs.rest;

import io.holdfast.jobs.usecase.JobPage;
import jakarta.json.bind.annotation.JsonbNillable;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of jobs; {@code next} is null on the last. */
@JsonbNillable
@Schema(name = "JobList")
public record JobListBody(
        List<JobBody> items,

        @Schema(nullable = true, description = "cursor of the next page")
        String next) {
    static JobListBody of(JobPage page) {
        return new JobListBody(page.items().stream().map(JobBody::of).toList(), page.next());
    }
}

package io.holdfast.projects.rest;

import io.holdfast.projects.model.Milestone;
import io.holdfast.webshared.openapi.ApiDescription;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A milestone as the API shows it. */
@Schema(name = "Milestone")
public record MilestoneBody(
        @Schema(description = "opaque", example = "2418573000000102007")
        String id,

        @Schema(example = "Foundation inspection") String name,
        @Schema(example = "Active") String status,

        @Schema(ref = ApiDescription.DATE) LocalDate startDate,

        @Schema(ref = ApiDescription.DATE) LocalDate endDate,

        boolean completed) {
    static MilestoneBody of(Milestone milestone) {
        return milestone == null
                ? null
                : new MilestoneBody(
                        milestone.id(),
                        milestone.name(),
                        milestone.status(),
                        milestone.startDate(),
                        milestone.endDate(),
                        milestone.completed());
    }
}

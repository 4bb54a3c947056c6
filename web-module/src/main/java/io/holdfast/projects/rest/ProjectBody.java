package io.holdfast.projects.rest;

import io.holdfast.projects.usecase.ProjectSummary;
import io.holdfast.webshared.openapi.ApiDescription;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A project in a list, as old as the list; members without a value are absent. */
@Schema(name = "Project")
public record ProjectBody(
        @Schema(example = "01939f3e-5b7a-7c3e-9a55-0f2a6d0c1b11")
        String id,

        @Schema(example = "Harbor Crossing Bridge Rehabilitation")
        String name,

        @Schema(example = "In Progress") String status,

        @Schema(minimum = "0", maximum = "100", example = "62")
        int progressPercentage,

        String accountId,
        @Schema(example = "Acme") String accountName,

        @Schema(ref = ApiDescription.DATE) LocalDate startDate,

        @Schema(ref = ApiDescription.DATE) LocalDate endDate,

        @Schema(description = "the first milestone that is not completed")
        MilestoneBody nextMilestone) {
    static ProjectBody of(ProjectSummary project) {
        return new ProjectBody(
                project.id(),
                project.name(),
                project.status(),
                project.progressPercentage(),
                project.accountId(),
                project.accountName(),
                project.startDate(),
                project.endDate(),
                MilestoneBody.of(project.nextMilestone()));
    }
}

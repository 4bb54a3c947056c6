package io.holdfast.projects.rest;

import io.holdfast.projects.model.Timeline;
import io.holdfast.projects.usecase.ProjectDetail;
import io.holdfast.webshared.openapi.ApiDescription;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A project with its milestones and, for those who may see bills, its budget. */
@Schema(name = "ProjectDetail")
public record ProjectDetailBody(
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

        MilestoneBody nextMilestone,
        List<MilestoneBody> milestones,
        TimelineBody timeline,

        @Schema(description = "absent without an invoice permission")
        BudgetBody budget,

        @Schema(ref = ApiDescription.TIME) Instant lastSynced,

        boolean stale,

        @Schema(description = "why it is stale") String reason) {

    /** When the project runs, both days included. */
    @Schema(name = "Timeline")
    public record TimelineBody(
            @Schema(ref = ApiDescription.DATE) LocalDate startDate,

            @Schema(ref = ApiDescription.DATE) LocalDate endDate) {
        static TimelineBody of(Timeline timeline) {
            return new TimelineBody(timeline.startDate(), timeline.endDate());
        }
    }

    static ProjectDetailBody of(ProjectDetail project) {
        return new ProjectDetailBody(
                project.id(),
                project.name(),
                project.status(),
                project.progressPercentage(),
                project.accountId(),
                project.accountName(),
                project.startDate(),
                project.endDate(),
                MilestoneBody.of(project.nextMilestone()),
                project.milestones().stream().map(MilestoneBody::of).toList(),
                TimelineBody.of(project.timeline()),
                BudgetBody.of(project.budget()),
                project.lastSynced(),
                project.stale(),
                project.reason());
    }
}

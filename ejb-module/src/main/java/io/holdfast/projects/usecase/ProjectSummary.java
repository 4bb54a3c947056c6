package io.holdfast.projects.usecase;

import io.holdfast.projects.model.Milestone;
import io.holdfast.projects.model.MirroredProject;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A project in a list.
 *
 * @param progressPercentage 0 to 100
 * @param accountId null with {@code accountName} while the account is not known
 * @param startDate null when not planned
 * @param endDate null when not planned
 * @param nextMilestone the first that is not completed; null when there is none
 * @param lastSynced when Zoho was read for this row
 */
public record ProjectSummary(
        String id,
        String name,
        String status,
        int progressPercentage,
        String accountId,
        String accountName,
        LocalDate startDate,
        LocalDate endDate,
        Milestone nextMilestone,
        Instant lastSynced) {
    static ProjectSummary of(MirroredProject project) {
        return new ProjectSummary(
                project.id().toString(),
                project.name(),
                project.status(),
                project.progressPercentage(),
                project.accountId() == null ? null : project.accountId().toString(),
                project.accountName(),
                project.timeline().startDate(),
                project.timeline().endDate(),
                project.milestones().stream()
                        .filter(milestone -> !milestone.completed())
                        .findFirst()
                        .orElse(null),
                project.lastSynced());
    }
}

package io.holdfast.projects.usecase;

import io.holdfast.mirror.Freshness;
import io.holdfast.projects.model.Budget;
import io.holdfast.projects.model.Milestone;
import io.holdfast.projects.model.MirroredProject;
import io.holdfast.projects.model.Timeline;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A project with everything we know of it; members as in {@link ProjectSummary}.
 *
 * @param milestones by end date, undated ones last
 * @param budget null when Zoho tells none, or the caller may not see money
 * @param stale true when the row is older than it should be
 * @param reason why it is stale, in one sentence; null when it is not
 */
public record ProjectDetail(
        String id,
        String name,
        String status,
        int progressPercentage,
        String accountId,
        String accountName,
        LocalDate startDate,
        LocalDate endDate,
        Milestone nextMilestone,
        List<Milestone> milestones,
        Timeline timeline,
        Budget budget,
        Instant lastSynced,
        boolean stale,
        String reason) {
    public ProjectDetail {
        milestones = List.copyOf(milestones);
    }

    static ProjectDetail of(MirroredProject project, boolean withBudget, Freshness freshness) {
        var summary = ProjectSummary.of(project);
        return new ProjectDetail(
                summary.id(),
                summary.name(),
                summary.status(),
                summary.progressPercentage(),
                summary.accountId(),
                summary.accountName(),
                summary.startDate(),
                summary.endDate(),
                summary.nextMilestone(),
                project.milestones(),
                project.timeline(),
                withBudget ? project.budget() : null,
                project.lastSynced(),
                freshness.stale(),
                freshness.reason());
    }
}

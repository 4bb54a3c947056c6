package io.holdfast.projects.usecase;

import io.holdfast.caching.Served;
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
 * @param served how old the mirror is
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
        Served served) {
    public ProjectDetail {
        milestones = List.copyOf(milestones);
    }

    static ProjectDetail of(MirroredProject project, boolean withBudget, Served served) {
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
                served);
    }

    /** True when it is older than it should be. */
    public boolean stale() {
        return served.freshness().stale();
    }

    /** Why it is stale, in one sentence; null when it is not. */
    public String reason() {
        return served.freshness().reason();
    }
}

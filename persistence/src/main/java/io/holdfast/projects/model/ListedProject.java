package io.holdfast.projects.model;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A project as its source listed it, not yet ours: the account is the source's account.
 *
 * @param sourceId unique in the tenant's source
 * @param sourceAccountId null when the source names none
 * @param progressPercentage 0 to 100
 * @param budget null when the source tells none
 */
public record ListedProject(
        String sourceId,
        String sourceAccountId,
        String name,
        String status,
        int progressPercentage,
        List<Milestone> milestones,
        Timeline timeline,
        Budget budget) {
    public ListedProject {
        requireNonNull(sourceId, "sourceId");
        requireNonNull(name, "name");
        requireNonNull(status, "status");
        requireNonNull(timeline, "timeline");
        milestones = List.copyOf(milestones);
        if (progressPercentage < 0 || progressPercentage > 100) {
            throw new IllegalArgumentException("progress is a percentage: " + progressPercentage);
        }
    }
}

package io.holdfast.projects.model;

import io.holdfast.shared.id.AccountId;
import io.holdfast.shared.id.ProjectId;
import java.time.Instant;
import java.util.List;

/**
 * A project as we last read it.
 *
 * @param accountId null while its account is not known here
 * @param accountName null with {@code accountId}
 * @param milestones by end date, undated ones last
 * @param budget null when the source told none
 * @param lastSynced when the listing began that this row comes from
 */
public record MirroredProject(
        ProjectId id,
        String name,
        String status,
        int progressPercentage,
        AccountId accountId,
        String accountName,
        List<Milestone> milestones,
        Timeline timeline,
        Budget budget,
        Instant lastSynced) {
    public MirroredProject {
        milestones = List.copyOf(milestones);
    }
}

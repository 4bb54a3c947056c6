package io.holdfast.projects.usecase;

import java.time.Instant;
import java.util.List;

/**
 * Some of the projects that a caller may see.
 *
 * @param next the cursor of the next page; null on the last
 * @param lastSynced when Zoho was last read completely; null when never
 * @param stale true when that is longer ago than it should be
 * @param reason why it is stale, for people; null when it is not
 */
public record ProjectPage(List<ProjectSummary> items, String next, Instant lastSynced, boolean stale, String reason) {
    public ProjectPage {
        items = List.copyOf(items);
    }
}

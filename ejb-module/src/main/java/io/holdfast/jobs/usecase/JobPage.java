package io.holdfast.jobs.usecase;

import io.holdfast.jobs.model.JobRecord;
import java.util.List;

/**
 * Some jobs, newest first.
 *
 * @param next the cursor of the next page; null on the last
 */
public record JobPage(List<JobRecord> items, String next) {
    public JobPage {
        items = List.copyOf(items);
    }
}

package io.holdfast.rbac.imports;

import io.holdfast.jobs.JobRun;
import java.util.UUID;

/** What jobs of imports need to know. @param id of the import */
public record ImportJob(String id) {
    /** @throws IllegalArgumentException for what is no id */
    static UUID of(JobRun run) {
        return UUID.fromString(run.payload(ImportJob.class).id());
    }
}

package io.holdfast.jobs.housekeeping;

import io.holdfast.jobs.JobFailure;
import io.holdfast.jobs.JobHandler;
import io.holdfast.jobs.JobRun;
import io.holdfast.jobs.Recurring;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/** Makes the audit log's partitions of the months to come, and is dead when events lie in the default one: then somebody looks. */
@ApplicationScoped
public class MakingPartitions implements JobHandler {
    @Inject
    Sweeper sweeper;

    @Override
    public String type() {
        return "partitions.make";
    }

    @Override
    public Optional<Recurring> recurring() {
        return Optional.of(Recurring.of("make-partitions", "Make partitions of the audit log", "10 0 * * *"));
    }

    @Override
    public void run(JobRun run) throws JobFailure {
        long stray = sweeper.makePartitions();
        run.result(Map.of("stray", stray));
        if (stray > 0) {
            throw new JobFailure(stray + " audit events lie in the default partition: see docs/OPERATIONS.md.");
        }
    }
}

package io.holdfast.jobs.housekeeping;

import io.holdfast.jobs.JobRun;
import io.holdfast.jobs.model.Housekeeping;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Sweeps portion by portion until nothing is left or the job is cancelled. */
@ApplicationScoped
public class Sweeping {
    @Inject
    Sweeper sweeper;

    void sweep(JobRun run, ToLongFunction<Housekeeping> portion) {
        long all = 0;
        long some;
        do {
            some = sweeper.portion(portion);
            all += some;
        } while (some == Sweeper.PORTION && !run.isCancelled());
        run.result(Map.of("removed", all));
    }
}

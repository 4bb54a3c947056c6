package io.holdfast.jobs.housekeeping;

import io.holdfast.jobs.JobHandler;
import io.holdfast.jobs.JobRun;
import io.holdfast.jobs.Recurring;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Forgets jobs that finished long ago; dead ones later than the others. */
@ApplicationScoped
public class ForgettingJobs implements JobHandler {
    @Inject
    Sweeping sweeping;

    @Inject
    @ConfigProperty(name = "holdfast.jobs.keep")
    Duration keep;

    @Inject
    @ConfigProperty(name = "holdfast.jobs.keep-dead")
    Duration keepDead;

    @Override
    public String type() {
        return "jobs.forget";
    }

    @Override
    public Optional<Recurring> recurring() {
        return Optional.of(Recurring.of("forget-jobs", "Forget finished jobs", "20 * * * *"));
    }

    @Override
    public void run(JobRun run) {
        sweeping.sweep(run, rows -> rows.forgetJobs(keep, keepDead, Sweeper.PORTION));
    }
}

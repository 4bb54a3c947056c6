package io.holdfast.jobs.housekeeping;

import io.holdfast.jobs.JobHandler;
import io.holdfast.jobs.JobRun;
import io.holdfast.jobs.Recurring;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Forgets old entries of the system log. */
@ApplicationScoped
public class ForgettingSystemLogs implements JobHandler {
    @Inject
    Sweeping sweeping;

    @Inject
    @ConfigProperty(name = "holdfast.system-log.keep")
    Duration keep;

    @Override
    public String type() {
        return "system-logs.forget";
    }

    @Override
    public Optional<Recurring> recurring() {
        return Optional.of(Recurring.of("forget-system-logs", "Forget old entries of the system log", "40 * * * *"));
    }

    @Override
    public void run(JobRun run) {
        sweeping.sweep(run, rows -> rows.forgetSystemLogs(keep, Sweeper.PORTION));
    }
}

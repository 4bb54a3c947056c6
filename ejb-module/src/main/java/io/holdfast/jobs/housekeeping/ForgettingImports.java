package io.holdfast.jobs.housekeeping;

import io.holdfast.jobs.JobHandler;
import io.holdfast.jobs.JobRun;
import io.holdfast.jobs.Recurring;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Forgets imports with their lines, which hold names and addresses; the audit log still tells what they changed. */
@ApplicationScoped
public class ForgettingImports implements JobHandler {
    @Inject
    Sweeping sweeping;

    @Inject
    @ConfigProperty(name = "holdfast.imports.keep")
    Duration keep;

    @Override
    public String type() {
        return "imports.forget";
    }

    @Override
    public Optional<Recurring> recurring() {
        return Optional.of(Recurring.of("forget-imports", "Forget old imports", "50 * * * *"));
    }

    @Override
    public void run(JobRun run) {
        sweeping.sweep(run, rows -> rows.forgetImports(keep, Sweeper.PORTION));
    }
}

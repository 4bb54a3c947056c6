package io.holdfast.jobs.housekeeping;

import io.holdfast.jobs.JobHandler;
import io.holdfast.jobs.JobRun;
import io.holdfast.jobs.Recurring;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Forgets sessions that ended long ago; the audit log still tells of them. */
@ApplicationScoped
public class ForgettingSessions implements JobHandler {
    @Inject
    Sweeping sweeping;

    @Inject
    @ConfigProperty(name = "holdfast.session.keep")
    Duration keep;

    @Override
    public String type() {
        return "sessions.forget";
    }

    @Override
    public Optional<Recurring> recurring() {
        return Optional.of(Recurring.of("forget-sessions", "Forget ended sessions", "40 2 * * *"));
    }

    @Override
    public void run(JobRun run) {
        sweeping.sweep(run, rows -> rows.forgetSessions(keep, Sweeper.PORTION));
    }
}

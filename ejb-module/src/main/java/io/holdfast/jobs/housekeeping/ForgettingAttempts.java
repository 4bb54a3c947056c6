package io.holdfast.jobs.housekeeping;

import io.holdfast.jobs.JobHandler;
import io.holdfast.jobs.JobRun;
import io.holdfast.jobs.Recurring;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Forgets counts of sign-ins whose window and lock are over. */
@ApplicationScoped
public class ForgettingAttempts implements JobHandler {
    @Inject
    Sweeping sweeping;

    @Override
    public String type() {
        return "signin-attempts.forget";
    }

    @Override
    public Optional<Recurring> recurring() {
        return Optional.of(Recurring.of("forget-signin-attempts", "Forget old sign-in attempts", "10 3 * * *"));
    }

    @Override
    public void run(JobRun run) {
        sweeping.sweep(run, rows -> rows.forgetSignInAttempts(Sweeper.PORTION));
    }
}

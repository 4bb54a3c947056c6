package io.holdfast.jobs.housekeeping;

import io.holdfast.jobs.JobHandler;
import io.holdfast.jobs.JobRun;
import io.holdfast.jobs.Recurring;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Forgets marks of calls to Zoho that a killed node left. */
@ApplicationScoped
public class ForgettingZohoCalls implements JobHandler {
    @Inject
    Sweeping sweeping;

    @Override
    public String type() {
        return "zoho-calls.forget";
    }

    @Override
    public Optional<Recurring> recurring() {
        return Optional.of(Recurring.of("forget-zoho-calls", "Forget lost calls to Zoho", "30 * * * *"));
    }

    @Override
    public void run(JobRun run) {
        sweeping.sweep(run, rows -> rows.forgetZohoCalls(Sweeper.PORTION));
    }
}

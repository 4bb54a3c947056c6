package io.holdfast.jobs;

import jakarta.enterprise.context.ApplicationScoped;

/** Does nothing, in a transaction of its own: shows that jobs are run, and how fast. Benchmarks and operators submit it. */
@ApplicationScoped
public class ProbingJobs implements JobHandler {
    @Override
    public String type() {
        return "jobs.probe";
    }

    @Override
    public void run(JobRun run) {
        run.finishing(() -> {});
    }
}

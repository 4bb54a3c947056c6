package io.holdfast.container;

import io.holdfast.jobs.JobHandler;
import io.holdfast.jobs.JobPolicy;
import io.holdfast.jobs.JobRun;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CountDownLatch;

/** Waits for another system that answers when the test says so. */
@ApplicationScoped
public class OutsideJobs implements JobHandler {
    static final String TYPE = "test.outside";

    private final CountDownLatch answer = new CountDownLatch(1);

    void answer() {
        answer.countDown();
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JobPolicy policy() {
        return JobPolicy.STANDARD.withPriority(9).waitingOutside();
    }

    @Override
    public void run(JobRun run) throws InterruptedException {
        answer.await();
    }
}

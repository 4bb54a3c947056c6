package io.holdfast.container;

import io.holdfast.jobs.JobHandler;
import io.holdfast.jobs.JobPolicy;
import io.holdfast.jobs.JobRun;
import io.holdfast.jobs.JobTakenAway;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.tenancy.usecase.OpeningSites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Does what the test's order says. */
@ApplicationScoped
public class TestJobs implements JobHandler {
    static final String TYPE = "test.order";

    @Inject
    OpeningSites sites;

    @Inject
    CallerContext context;

    private final List<String> endings = new CopyOnWriteArrayList<>();

    /** What to do, and the slug of the account that is its effect. */
    public record Order(String what, String slug) {}

    List<String> endings() {
        return endings;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JobPolicy policy() {
        return JobPolicy.STANDARD.withBackoff(Duration.ofMillis(100), Duration.ofMillis(100));
    }

    @Override
    public void run(JobRun run) throws InterruptedException {
        Order order = run.payload(Order.class);
        run.result(Map.of("caller", context.caller().name()));
        if (order.what().equals("hang")) {
            hang(run);
        }
        if (order.what().equals("overflow")) {
            deeper(1);
        }
        if (order.what().equals("error")) {
            throw new AssertionError(order.slug());
        }
        run.finishing(() -> {
            sites.account(order.slug(), "Made by a job", null);
            if (order.what().equals("fail") || (order.what().equals("fail-once") && run.attempt() == 1)) {
                throw new IllegalStateException(order.slug());
            }
        });
    }

    @SuppressWarnings("InfiniteRecursion") // the stack is to overflow
    private static int deeper(int depth) {
        return deeper(depth + 1) + 1;
    }

    /** Until it is interrupted; then it tries to have its effect all the same. */
    private void hang(JobRun run) throws InterruptedException {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            try {
                run.finishing(() -> sites.account(run.payload(Order.class).slug(), "Made too late", null));
                endings.add(run.id() + " done");
            } catch (JobTakenAway taken) {
                endings.add(run.id() + " taken away");
                throw taken;
            }
            throw e;
        }
    }
}

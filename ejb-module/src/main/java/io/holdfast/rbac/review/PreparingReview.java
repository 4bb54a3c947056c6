package io.holdfast.rbac.review;

import io.holdfast.jobs.JobHandler;
import io.holdfast.jobs.JobPolicy;
import io.holdfast.jobs.JobRun;
import io.holdfast.rbac.usecase.PreparingReviews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Gathers what an access review asks about. Begun again, it goes through all once more and adds what is missing. */
@ApplicationScoped
public class PreparingReview implements JobHandler {
    public static final String TYPE = "review.prepare";

    private static final int PORTION = 2000;
    private static final UUID FIRST = new UUID(0, 0);

    @Inject
    PreparingReviews preparing;

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JobPolicy policy() {
        return JobPolicy.STANDARD.withTimeout(Duration.ofMinutes(30)).withPriority(6);
    }

    @Override
    public void run(JobRun run) {
        UUID review = UUID.fromString(run.payload(ReviewJob.class).review());
        Optional<Long> people = preparing.people(review);
        if (people.isEmpty()) {
            return;
        }
        long all = people.get();
        long done = 0;
        UUID after = FIRST;
        List<UUID> portion;
        do {
            portion = preparing.ask(review, after, PORTION);
            done += portion.size();
            after = portion.isEmpty() ? after : portion.get(portion.size() - 1);
            run.progress(done, Math.max(done, all), "people");
        } while (portion.size() == PORTION);
        run.result(Map.of("people", done));
        run.finishing(() -> preparing.open(review));
    }
}

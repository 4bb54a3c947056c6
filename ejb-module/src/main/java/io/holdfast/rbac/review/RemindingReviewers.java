package io.holdfast.rbac.review;

import io.holdfast.jobs.JobHandler;
import io.holdfast.jobs.JobRun;
import io.holdfast.rbac.usecase.RemindingReviews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Reminds those for whom something waits in an access review, some days before its date. */
@ApplicationScoped
public class RemindingReviewers implements JobHandler {
    public static final String TYPE = "review.remind";

    @Inject
    RemindingReviews reminding;

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public void run(JobRun run) {
        UUID review = UUID.fromString(run.payload(ReviewJob.class).review());
        if (reminding.isOpen(review)) {
            run.finishing(() -> reminding.remind(review));
        }
    }
}

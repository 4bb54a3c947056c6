package io.holdfast.rbac.review;

import io.holdfast.identity.usecase.ActingMembers;
import io.holdfast.jobs.JobHandler;
import io.holdfast.jobs.JobPolicy;
import io.holdfast.jobs.JobRun;
import io.holdfast.rbac.model.AccessReview;
import io.holdfast.rbac.model.ReviewItem;
import io.holdfast.rbac.usecase.ClosingReviews;
import io.holdfast.rbac.usecase.ManagedPeople;
import io.holdfast.rbac.usecase.SettlingReviews;
import io.holdfast.security.RunAs;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Closes an access review at its date, and takes back what nobody answered where it says so. */
@ApplicationScoped
public class ClosingReview implements JobHandler {
    public static final String TYPE = "review.close";

    private static final int PORTION = 100;

    @Inject
    ClosingReviews closing;

    @Inject
    SettlingReviews settling;

    @Inject
    ActingMembers members;

    @Inject
    RunAs runAs;

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JobPolicy policy() {
        return JobPolicy.STANDARD.withTimeout(Duration.ofHours(2));
    }

    @Override
    public void run(JobRun run) {
        UUID id = UUID.fromString(run.payload(ReviewJob.class).review());
        if (closing.isUnfinished(id)) {
            closing.closeDue(id);
        }
        Optional<AccessReview> review = settling.settling(id);
        if (review.isEmpty()) {
            return;
        }
        Optional<Caller> owner = members.caller(review.get().owner())
                .filter(caller -> !ManagedPeople.areaOf(caller).isEmpty());
        long done = 0;
        List<ReviewItem> portion;
        do {
            portion = settling.unsettled(id, PORTION);
            portion.forEach(item -> settle(id, item, owner));
            done += portion.size();
            run.progress(done, done, "assignments");
        } while (portion.size() == PORTION && !run.isCancelled());
    }

    private void settle(UUID review, ReviewItem item, Optional<Caller> owner) {
        if (owner.isEmpty()) {
            settling.leave(review, item, "Whoever began the review looks after nobody any more.");
            return;
        }
        try {
            runAs.call(owner.get(), () -> {
                settling.takeBack(review, item);
                return null;
            });
        } catch (DomainException refused) {
            settling.leave(review, item, refused.getMessage());
        }
    }
}

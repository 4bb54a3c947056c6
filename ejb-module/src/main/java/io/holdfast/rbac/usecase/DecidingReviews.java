package io.holdfast.rbac.usecase;

import io.holdfast.rbac.model.ReviewItem;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.ChangesRights;
import io.holdfast.shared.security.OwnAccount;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;

/** Answers in an access review: the reviewer's, or its owner's. Whoever answers looks after people there at that moment. */
@Stateless
@ChangesRights
@OwnAccount
@RequiresPermission(value = Permission.SIGNED_IN, action = "review.decide")
public class DecidingReviews {
    /** How many items are kept together at most. */
    public static final int MOST_TOGETHER = 200;

    @Inject
    ReviewSteps steps;

    /**
     * Answers one item. A role that is revoked is taken back at once, judged as by hand.
     *
     * @param reason null for none, which is enough to keep
     * @throws DomainException {@link ProblemCode#NOT_FOUND} for no review or item where the caller looks after people, {@link
     *     ProblemCode#CONFLICT} when it is closed, answered or over, {@link ProblemCode#PERMISSION_DENIED} when it waits for somebody
     *     else or the caller looks after nobody any more, {@link ProblemCode#ASSIGNMENT_REFUSED} for one's own role and for one
     *     that is not the caller's to take
     */
    public void decide(UUID review, UUID item, ReviewDecision decision, String reason) {
        ReviewItem decided = steps.decide(review, item, decision, reason);
        if (decision == ReviewDecision.REVOKE) {
            steps.takeBack(review, decided, reason);
        }
    }

    /** Keeps several together, all or none. @param items at most 200, not none @throws DomainException as {@link #decide} */
    public void keep(UUID review, Set<UUID> items, String reason) {
        steps.keep(review, items, reason);
    }
}

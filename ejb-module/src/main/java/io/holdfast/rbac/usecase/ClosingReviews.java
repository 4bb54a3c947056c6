package io.holdfast.rbac.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.rbac.model.AccessReview;
import io.holdfast.rbac.model.AccessReview.Counts;
import io.holdfast.rbac.model.AccessReviews;
import io.holdfast.rbac.model.ReviewItems;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.OwnAccount;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;

/** Ends access reviews: what waits then has ended meanwhile, or nobody answered. */
@Stateless
public class ClosingReviews {
    @Inject
    CallerContext context;

    @Inject
    AccessReviews reviews;

    @Inject
    ReviewItems items;

    @Inject
    AuditDraft draft;

    /**
     * Closes a review before its date. Nothing is taken back by that, whatever was to become of what nobody answered.
     *
     * @throws DomainException {@link ProblemCode#NOT_FOUND} for no review, {@link ProblemCode#CONFLICT} for one that is closed
     */
    @Audited("review.close")
    @OwnAccount
    @RequiresPermission(Permission.MANAGE_ALL_USERS)
    public AccessReview close(UUID id) {
        TenantId tenant = context.tenant();
        draft.entity("review", id);
        AccessReview review = reviews.find(tenant, null, id).orElseThrow(() -> DomainException.notFound("review"));
        if (!close(review, context.caller().user())) {
            throw ReviewSteps.conflict("The review is closed already.");
        }
        return reviews.find(tenant, null, id).orElseThrow();
    }

    /** Whether a review is not closed yet. */
    @RequiresPermission(Permission.OPERATE)
    public boolean isUnfinished(UUID id) {
        return reviews.find(context.tenant(), null, id)
                .filter(review -> review.state() != AccessReview.State.CLOSED)
                .isPresent();
    }

    /** Closes a review at its date, if it is not. */
    @Audited("review.close")
    @RequiresPermission(Permission.OPERATE)
    public void closeDue(UUID id) {
        draft.entity("review", id);
        reviews.find(context.tenant(), null, id).ifPresent(review -> close(review, null));
    }

    private boolean close(AccessReview review, UserId by) {
        TenantId tenant = context.tenant();
        if (!reviews.close(tenant, review.id(), by)) {
            return false;
        }
        items.end(tenant, review.id());
        Counts counts = items.counts(tenant, review.id());
        draft.oldValue("state", review.state())
                .newValue("state", AccessReview.State.CLOSED)
                .meta("kept", counts.kept())
                .meta("revoked", counts.revoked())
                .meta("notAnswered", counts.notAnswered())
                .meta("gone", counts.gone());
        return true;
    }
}

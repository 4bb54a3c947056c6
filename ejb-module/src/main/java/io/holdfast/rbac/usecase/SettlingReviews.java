package io.holdfast.rbac.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.rbac.model.AccessReview;
import io.holdfast.rbac.model.AccessReviews;
import io.holdfast.rbac.model.ReviewItem;
import io.holdfast.rbac.model.ReviewItems;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.ChangesRights;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes back what nobody answered, where a review says so: one assignment a transaction, in the name and with the rights of the one
 * who began the review, so that a date does nothing that nobody could do.
 */
@Stateless
@ChangesRights
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class SettlingReviews {
    private static final String REASON = "Nobody answered in the access review.";

    @Inject
    CallerContext context;

    @Inject
    AccessReviews reviews;

    @Inject
    ReviewItems items;

    @Inject
    ReviewSteps steps;

    @Inject
    AuditDraft draft;

    /** A review that closed by itself and takes back what nobody answered; empty for any other. */
    @RequiresPermission(Permission.OPERATE)
    public Optional<AccessReview> settling(UUID id) {
        return reviews.find(context.tenant(), null, id)
                .filter(review -> review.state() == AccessReview.State.CLOSED
                        && review.closedBy() == null
                        && review.onSilence() == AccessReview.Silence.REVOKE);
    }

    /** As {@link ReviewItems#unsettled}. */
    @RequiresPermission(Permission.OPERATE)
    public List<ReviewItem> unsettled(UUID review, int most) {
        return items.unsettled(context.tenant(), review, most);
    }

    /** Takes one back as by hand. @throws DomainException as {@link AssigningRoles#revoke} */
    @RequiresPermission(
            value = {Permission.MANAGE_ALL_USERS, Permission.MANAGE_ACCOUNT_USERS, Permission.MANAGE_LOCATION_USERS},
            action = "role.revoke")
    public void takeBack(UUID review, ReviewItem item) {
        steps.takeBackUnanswered(review, item, REASON);
    }

    /** Puts on record that one stays all the same. @param why at most 500 characters are kept */
    @Audited("review.decide")
    @RequiresPermission(Permission.OPERATE)
    public void leave(UUID review, ReviewItem item, String why) {
        String trouble = why.length() > ReviewItem.LONGEST_REASON ? why.substring(0, ReviewItem.LONGEST_REASON) : why;
        draft.entity("review", review).meta("item", item.id()).newValue("trouble", trouble);
        items.settle(context.tenant(), item.id(), trouble);
    }
}

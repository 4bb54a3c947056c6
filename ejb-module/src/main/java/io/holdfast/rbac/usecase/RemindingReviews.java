package io.holdfast.rbac.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.rbac.model.AccessReview;
import io.holdfast.rbac.model.AccessReviews;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;

/** Reminds those who have not answered. */
@Stateless
@RequiresPermission(Permission.OPERATE)
public class RemindingReviews {
    @Inject
    CallerContext context;

    @Inject
    AccessReviews reviews;

    @Inject
    ReviewLetters letters;

    @Inject
    AuditDraft draft;

    /** Whether a review can be answered. */
    public boolean isOpen(UUID review) {
        return reviews.find(context.tenant(), null, review)
                .filter(AccessReview::isOpen)
                .isPresent();
    }

    /** Mails everybody for whom something waits in a review that is open. */
    @Audited("review.remind")
    public void remind(UUID review) {
        draft.entity("review", review);
        int told = reviews.find(context.tenant(), null, review)
                .filter(AccessReview::isOpen)
                .map(open -> letters.tell(open, "reminded"))
                .orElse(0);
        draft.meta("count", told);
    }
}

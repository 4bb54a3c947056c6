package io.holdfast.rbac.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.rbac.model.AccessReview;
import io.holdfast.rbac.model.AccessReviews;
import io.holdfast.rbac.model.ReviewItems;
import io.holdfast.rbac.model.ReviewedAssignments;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Gathers what a review asks about, a portion of people a transaction, and opens it. */
@Stateless
@RequiresPermission(Permission.OPERATE)
public class PreparingReviews {
    @Inject
    CallerContext context;

    @Inject
    AccessReviews reviews;

    @Inject
    ReviewedAssignments assignments;

    @Inject
    ReviewItems items;

    @Inject
    ReviewLetters letters;

    @Inject
    AuditDraft draft;

    /** How many people a review is about; empty when it is not being prepared any more. */
    public Optional<Long> people(UUID review) {
        return reviews.find(context.tenant(), null, review)
                .filter(found -> found.state() == AccessReview.State.PREPARING)
                .map(found -> assignments.people(context.tenant(), review));
    }

    /** As {@link ReviewedAssignments#ask}. */
    public List<UUID> ask(UUID review, UUID after, int most) {
        return assignments.ask(context.tenant(), review, after, most);
    }

    /** Lets people answer and tells them. */
    @Audited("review.open")
    public void open(UUID review) {
        TenantId tenant = context.tenant();
        draft.entity("review", review);
        if (reviews.begin(tenant, review)) {
            draft.newValue("state", AccessReview.State.OPEN)
                    .meta("items", items.counts(tenant, review).items());
            letters.tell(reviews.find(tenant, null, review).orElseThrow(), "opened");
        }
    }
}

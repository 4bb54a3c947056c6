package io.holdfast.rbac.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.audit.usecase.SigningFiles;
import io.holdfast.audit.usecase.SigningFiles.Key;
import io.holdfast.rbac.model.AccessReview;
import io.holdfast.rbac.model.AccessReview.Counts;
import io.holdfast.rbac.model.AccessReview.Reviewer;
import io.holdfast.rbac.model.AccessReviews;
import io.holdfast.rbac.model.Area;
import io.holdfast.rbac.model.ReviewItem;
import io.holdfast.rbac.model.ReviewItems;
import io.holdfast.rbac.model.ReviewItems.Place;
import io.holdfast.rbac.model.ReviewItems.Wanted;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import io.holdfast.tenancy.model.TenantSession;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Gives a closed review out as signed evidence: its frame first, then its items page by page, each in a transaction of its own. */
@Stateless
@RequiresPermission(value = Permission.MANAGE_ALL_USERS, action = "review.export")
public class ExportingReviews {
    private static final int PAGE = 500;

    @Inject
    CallerContext context;

    @Inject
    AccessReviews reviews;

    @Inject
    ReviewItems items;

    @Inject
    Naming naming;

    @Inject
    SigningFiles files;

    @Inject
    TenantSession tenantSession;

    @Inject
    AuditDraft draft;

    /** All of it but its items. @param key that signs it @param made the database's time */
    public record Evidence(
            TenantId tenant, AccessReview review, Counts counts, List<Reviewer> reviewers, Key key, Instant made) {
        public Evidence {
            reviewers = List.copyOf(reviewers);
        }
    }

    /** A page of items with the names of those who decided. */
    public record Page(List<ReviewItem> items, Names names) {
        public Page {
            items = List.copyOf(items);
        }

        /** Where the next page begins; null when this one is the last. */
        public Place end() {
            if (items.size() < PAGE) {
                return null;
            }
            ReviewItem last = items.get(items.size() - 1);
            return new Place(last.assigned().name(), last.assigned().user().value(), last.id());
        }
    }

    /**
     * Puts on record that a review is given out.
     *
     * @throws DomainException {@link ProblemCode#NOT_FOUND} for no review, {@link ProblemCode#CONFLICT} for one that is not closed,
     *     {@link ProblemCode#UNAVAILABLE} where no key is set
     */
    @Audited("review.export")
    public Evidence begin(UUID id) {
        TenantId tenant = context.tenant();
        draft.entity("review", id);
        AccessReview review = reviews.find(tenant, null, id).orElseThrow(() -> DomainException.notFound("review"));
        if (review.state() != AccessReview.State.CLOSED) {
            throw ReviewSteps.conflict("A review is given out when it is closed.");
        }
        Key key = files.key()
                .orElseThrow(() -> new DomainException(
                        ProblemCode.UNAVAILABLE, "Nothing can be signed: holdfast.audit.signing-key is not set."));
        Counts counts = items.counts(tenant, id);
        draft.meta("count", counts.items());
        return new Evidence(tenant, review, counts, reviews.reviewers(tenant, id), key, tenantSession.now());
    }

    /** The next items by the names of people. @param after null for the first page */
    public Page items(Evidence evidence, Place after) {
        var everything = new Wanted(Area.ALL, null, null);
        List<ReviewItem> page = items.page(context.tenant(), evidence.review().id(), everything, after, PAGE);
        return new Page(page, naming.ofReviewed(page));
    }

    /** As {@link SigningFiles#sign}. */
    public byte[] sign(String text) {
        return files.sign(text);
    }
}

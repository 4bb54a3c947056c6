package io.holdfast.rbac.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.rbac.model.AccessReview;
import io.holdfast.rbac.model.AccessReviews;
import io.holdfast.rbac.model.Area;
import io.holdfast.rbac.model.ReviewItem;
import io.holdfast.rbac.model.ReviewItem.State;
import io.holdfast.rbac.model.ReviewItems;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Collaborator;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.PermissionDenied;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What an answer in a review consists of, each part an event of its own, in the caller's transaction. */
@ApplicationScoped
@Collaborator
public class ReviewSteps {
    @Inject
    CallerContext context;

    @Inject
    AccessReviews reviews;

    @Inject
    ReviewItems items;

    @Inject
    AssignmentChanges changes;

    @Inject
    AuditDraft draft;

    /** As {@link DecidingReviews#decide}, but that a role is not taken back yet. */
    @Audited("review.decide")
    public ReviewItem decide(UUID review, UUID id, ReviewDecision decision, String reason) {
        draft.entity("review", review).meta("item", id).newValue("decision", decision);
        draft.reason(reason);
        if (decision != ReviewDecision.KEEP && reason == null) {
            throw new DomainException(
                    ProblemCode.INVALID_FIELD,
                    "'reason' is required to revoke or escalate.",
                    List.of(new FieldError("/reason", "'reason' is required to revoke or escalate.")));
        }
        AccessReview open = open(review);
        ReviewItem item = waiting(open, List.of(id)).get(0);
        draft.meta("assignment", item.assigned().id());
        TenantId tenant = context.tenant();
        UserId by = context.caller().user();
        boolean done = decision == ReviewDecision.ESCALATE
                ? items.escalate(tenant, review, id, ownerFor(open, item), reason, by)
                : items.decide(tenant, review, List.of(id), decision.state(), reason, by) == 1;
        if (!done) {
            throw conflict("Somebody else answered meanwhile. Look at it again.");
        }
        return item;
    }

    /** As {@link DecidingReviews#keep}. */
    @Audited("review.decide")
    public void keep(UUID review, Set<UUID> ids, String reason) {
        draft.entity("review", review).meta("items", List.copyOf(ids)).newValue("decision", ReviewDecision.KEEP);
        draft.reason(reason);
        List<ReviewItem> waiting = waiting(open(review), List.copyOf(ids));
        int kept = items.decide(
                context.tenant(),
                review,
                ids,
                State.KEPT,
                reason,
                context.caller().user());
        if (kept < waiting.size()) {
            throw conflict("Somebody else answered meanwhile. Look at them again.");
        }
    }

    /** Takes a role back as {@link AssigningRoles#revoke} does. */
    @Audited("role.revoke")
    public void takeBack(UUID review, ReviewItem item, String reason) {
        draft.entity("user", item.assigned().user()).meta("review", review);
        draft.reason(reason);
        changes.revoke(item.assigned().id()).stand();
    }

    /** Takes a role back because nobody answered, and says so of the item. */
    @Audited("role.revoke")
    public void takeBackUnanswered(UUID review, ReviewItem item, String reason) {
        takeBack(review, item, reason);
        items.settle(context.tenant(), item.id(), null);
    }

    /** The review as it stays until the end of the transaction. */
    private AccessReview open(UUID id) {
        Caller caller = context.caller();
        AccessReview review = reviews.find(caller.tenant(), ReadingReviews.asked(caller), id)
                .flatMap(visible -> reviews.held(caller.tenant(), id))
                .orElseThrow(() -> DomainException.notFound("review"));
        if (!review.isOpen()) {
            throw conflict(
                    review.state() == AccessReview.State.CLOSED
                            ? "The review is closed."
                            : "The review is still being prepared.");
        }
        return review;
    }

    private List<ReviewItem> waiting(AccessReview review, List<UUID> ids) {
        Caller caller = context.caller();
        Area area = ManagedPeople.areaOf(caller);
        if (area.isEmpty()) {
            throw new PermissionDenied(
                    Permission.MANAGE_ALL_USERS, Permission.MANAGE_ACCOUNT_USERS, Permission.MANAGE_LOCATION_USERS);
        }
        List<ReviewItem> found = items.found(caller.tenant(), review.id(), area, ids);
        if (found.size() < ids.size()) {
            throw DomainException.notFound("item");
        }
        found.forEach(item -> refuse(review, item, caller.user()));
        return found;
    }

    private void refuse(AccessReview review, ReviewItem item, UserId caller) {
        if (!item.isOpen()) {
            throw conflict(
                    item.state() == State.GONE
                            ? "This assignment has ended meanwhile."
                            : "This was answered already: " + item.state() + ".");
        }
        if (item.assigned().user().equals(caller)) {
            throw new DomainException(
                    ProblemCode.ASSIGNMENT_REFUSED, "Nobody reviews their own roles. Ask another administrator.");
        }
        if (!item.reviewer().equals(caller) && !review.owner().equals(caller)) {
            throw new DomainException(
                    ProblemCode.PERMISSION_DENIED, "This waits for " + item.reviewerName() + ", not for you.");
        }
    }

    private UserId ownerFor(AccessReview review, ReviewItem item) {
        UserId owner = review.owner();
        if (item.state() == State.ESCALATED || owner.equals(context.caller().user())) {
            throw conflict("It waits for the owner of the review already: keep it or take it back.");
        }
        if (item.assigned().user().equals(owner)) {
            throw conflict("It is the owner's own role, which they do not review: keep it or take it back.");
        }
        return owner;
    }

    static DomainException conflict(String detail) {
        return new DomainException(ProblemCode.CONFLICT, detail);
    }
}

package io.holdfast.rbac.rest;

import io.holdfast.rbac.model.AccessReview;
import io.holdfast.rbac.model.AccessReview.Counts;
import io.holdfast.rbac.model.AccessReview.Reviewer;
import io.holdfast.rbac.usecase.ReadingReviews.Sheet;
import io.holdfast.webshared.openapi.ApiDescription;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An access review; members without a value are absent. */
@Schema(name = "AccessReview")
public record ReviewBody(
        String id,

        @Schema(example = "Fourth quarter") String name,

        @Schema(enumeration = {"PREPARING", "OPEN", "CLOSED"})
        String state,

        @Schema(description = "the only role that it covers; absent: all")
        String role,

        ScopeBody scope,

        @Schema(ref = ApiDescription.TIME) Instant dueAt,

        @Schema(
                enumeration = {"NOTHING", "REVOKE"},
                description = "what becomes then of what nobody answered")
        String onSilence,

        @Schema(description = "id of who began it, to whom reviewers escalate")
        String ownerId,

        String owner,

        @Schema(ref = ApiDescription.TIME) Instant createdAt,

        @Schema(description = "since when it can be answered; absent while it is being prepared")
        Instant openedAt,

        @Schema(description = "absent until then") Instant closedAt,

        @Schema(description = "id of who closed it; absent when it closed at its date")
        String closedBy,

        @Schema(description = "absent in lists") List<ReviewerBody> reviewers,

        @Schema(description = "absent in lists") ReviewCounts counts,

        @Schema(description = "how many items wait for the caller")
        long waitingForMe) {

    @Schema(name = "Reviewer")
    public record ReviewerBody(String userId, String name, String email) {
        static ReviewerBody of(Reviewer reviewer) {
            return new ReviewerBody(reviewer.user().toString(), reviewer.name(), reviewer.email());
        }
    }

    @Schema(name = "ReviewCounts", description = "how many items are in which state")
    public record ReviewCounts(
            long items, long waiting, long escalated, long kept, long revoked, long notAnswered, long gone) {
        static ReviewCounts of(Counts counts) {
            return new ReviewCounts(
                    counts.items(),
                    counts.waiting(),
                    counts.escalated(),
                    counts.kept(),
                    counts.revoked(),
                    counts.notAnswered(),
                    counts.gone());
        }
    }

    static ReviewBody of(Sheet sheet) {
        return of(
                sheet.review(),
                sheet.reviewers().stream().map(ReviewerBody::of).toList(),
                ReviewCounts.of(sheet.counts()),
                sheet.waitingForCaller());
    }

    static ReviewBody of(AccessReview review, long waitingForMe) {
        return of(review, null, null, waitingForMe);
    }

    private static ReviewBody of(
            AccessReview review, List<ReviewerBody> reviewers, ReviewCounts counts, long waitingForMe) {
        return new ReviewBody(
                review.id().toString(),
                review.name(),
                review.state().name(),
                review.role(),
                ScopeBody.of(review.scope()),
                review.dueAt(),
                review.onSilence().name(),
                review.owner().toString(),
                review.ownerName(),
                review.createdAt(),
                review.openedAt(),
                review.closedAt(),
                review.closedBy() == null ? null : review.closedBy().toString(),
                reviewers,
                counts,
                waitingForMe);
    }
}

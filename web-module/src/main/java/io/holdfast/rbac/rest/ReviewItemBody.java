package io.holdfast.rbac.rest;

import io.holdfast.rbac.model.ReviewItem;
import io.holdfast.rbac.model.ReviewItem.Escalation;
import io.holdfast.shared.id.UserId;
import io.holdfast.webshared.openapi.ApiDescription;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One assignment in an access review; members without a value are absent. */
@Schema(name = "ReviewItem")
public record ReviewItemBody(
        String id,

        @Schema(enumeration = {"WAITING", "ESCALATED", "KEPT", "REVOKED", "NOT_ANSWERED", "GONE"})
        String state,

        @Schema(description = "what is asked about, as it stands")
        AssignmentBody assignment,

        @Schema(description = "when the person signed in last; absent for never")
        Instant lastSignIn,

        @Schema(description = "id of the one whose turn it is, or was")
        String reviewerId,

        String reviewer,

        @Schema(description = "why it was decided so; absent for none")
        String reason,

        @Schema(ref = ApiDescription.TIME) Instant decidedAt,

        @Schema(description = "id of who decided") String decidedBy,

        @Schema(description = "why it was handed to the owner; absent unless it was")
        String escalationReason,

        @Schema(ref = ApiDescription.TIME) Instant escalatedAt,

        @Schema(description = "id of who did") String escalatedBy,

        @Schema(description = "when it was taken back because nobody answered")
        Instant endedAt,

        @Schema(description = "why it was not, though it should have been")
        String trouble) {
    static ReviewItemBody of(ReviewItem item) {
        Escalation escalation = item.escalation();
        return new ReviewItemBody(
                item.id().toString(),
                item.state().name(),
                AssignmentBody.of(item.assigned(), null),
                item.lastLogin(),
                item.reviewer().toString(),
                item.reviewerName(),
                item.reason(),
                item.decidedAt(),
                text(item.decidedBy()),
                escalation == null ? null : escalation.reason(),
                escalation == null ? null : escalation.at(),
                escalation == null ? null : text(escalation.by()),
                item.endedAt(),
                item.trouble());
    }

    private static String text(UserId user) {
        return user == null ? null : user.toString();
    }
}

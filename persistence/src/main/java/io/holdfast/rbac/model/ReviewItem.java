package io.holdfast.rbac.model;

import io.holdfast.shared.id.UserId;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One assignment in a review.
 *
 * @param assigned what is asked about, as it stands
 * @param lastLogin of the person; null for somebody who never signed in
 * @param reviewer whose turn it is, or was
 * @param reason of the decision; null for none
 * @param decidedAt null while nobody decided
 * @param decidedBy null while nobody decided, and when nobody answered
 * @param escalation null unless it was handed to the owner
 * @param endedAt when it was taken back because nobody answered; else null
 * @param trouble why that was refused; else null
 */
public record ReviewItem(
        UUID id,
        AssignedRole assigned,
        Instant lastLogin,
        UserId reviewer,
        String reviewerName,
        State state,
        String reason,
        Instant decidedAt,
        UserId decidedBy,
        Escalation escalation,
        Instant endedAt,
        String trouble) {
    /** In characters. */
    public static final int LONGEST_REASON = 500;

    /** What became of an item. */
    public enum State {
        WAITING,
        /** It waits for the owner of the review. */
        ESCALATED,
        KEPT,
        REVOKED,
        /** The review closed first. */
        NOT_ANSWERED,
        /** The assignment ended before anybody answered. */
        GONE
    }

    /** That a reviewer handed it to the owner. */
    public record Escalation(UserId by, Instant at, String reason) {}

    /** Those who decided it and handed it on, as far as somebody did. */
    public Stream<UserId> answerers() {
        return Stream.concat(
                Stream.ofNullable(decidedBy), Stream.ofNullable(escalation).map(Escalation::by));
    }

    /** True while somebody is asked. */
    public boolean isOpen() {
        return state == State.WAITING || state == State.ESCALATED;
    }
}

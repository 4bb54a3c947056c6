package io.holdfast.rbac.model;

import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Scope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A review of assignments until a day.
 *
 * @param role the name of the one that it covers; null for all
 * @param scope the place that it covers; {@link Scope#TENANT} for the whole organization
 * @param openedAt null while it is being prepared
 * @param closedAt null until then
 * @param closedBy null for a review that closed by itself at its date, or that is open
 */
public record AccessReview(
        UUID id,
        String name,
        String role,
        Scope scope,
        Instant dueAt,
        Silence onSilence,
        State state,
        UserId owner,
        String ownerName,
        Instant createdAt,
        Instant openedAt,
        Instant closedAt,
        UserId closedBy) {

    /** What becomes at the due date of what nobody answered. */
    public enum Silence {
        /** It stays. */
        NOTHING,
        /** It is taken back. */
        REVOKE
    }

    /** Where a review is. */
    public enum State {
        /** Its assignments are being gathered. */
        PREPARING,
        OPEN,
        CLOSED
    }

    /** Somebody whom a review asks. */
    public record Reviewer(UserId user, String name, String email) {}

    /** How many items are in which state; what waits does not count as such once its assignment has ended. */
    public record Counts(
            long items, long waiting, long escalated, long kept, long revoked, long notAnswered, long gone) {}

    /** A review that is to begin. @param role null for all @param scope as above @param reviewers in the order in which they take turns */
    public record Plan(
            String name, String role, Scope scope, Instant dueAt, Silence onSilence, List<UserId> reviewers) {
        public Plan {
            reviewers = List.copyOf(reviewers);
        }

        /** The same, asked of one person. */
        public Plan askedOf(UserId reviewer) {
            return new Plan(name, role, scope, dueAt, onSilence, List.of(reviewer));
        }
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }
}

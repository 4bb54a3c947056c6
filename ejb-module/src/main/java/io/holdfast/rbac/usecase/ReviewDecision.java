package io.holdfast.rbac.usecase;

import io.holdfast.rbac.model.ReviewItem.State;

/** What a reviewer says of an assignment. */
public enum ReviewDecision {
    KEEP(State.KEPT),
    /** It is taken back at once. */
    REVOKE(State.REVOKED),
    /** The owner of the review decides. */
    ESCALATE(State.ESCALATED);

    private final State state;

    ReviewDecision(State state) {
        this.state = state;
    }

    State state() {
        return state;
    }
}

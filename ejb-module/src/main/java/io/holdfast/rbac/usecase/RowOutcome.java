package io.holdfast.rbac.usecase;

import io.holdfast.rbac.usecase.SimulatedChange.Refusal;
import java.util.UUID;

/**
 * What became of a row among many.
 *
 * @param row counted from 0
 * @param assignment that was given, or ends; null when it was refused
 * @param refusal why it was not done; null when it was
 */
public record RowOutcome(int row, State state, UUID assignment, Refusal refusal) {
    public enum State {
        GIVEN,
        ENDED,
        REFUSED
    }

    static RowOutcome refused(int row, Refusal refusal) {
        return new RowOutcome(row, State.REFUSED, null, refusal);
    }

    /** True when nothing was done. */
    public boolean isRefused() {
        return state == State.REFUSED;
    }
}

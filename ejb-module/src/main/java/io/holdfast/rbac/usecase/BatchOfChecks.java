package io.holdfast.rbac.usecase;

import java.util.List;
import java.util.UUID;

/**
 * The answers to several questions, in their order.
 *
 * @param id under which the audit log has them all
 * @param epoch of the tenant's rights at which all were answered
 */
public record BatchOfChecks(List<Answer> answers, UUID id, long epoch) {
    public BatchOfChecks {
        answers = List.copyOf(answers);
    }

    /**
     * One answer.
     *
     * @param reason a decision's, or why there was none
     */
    public record Answer(boolean allowed, String reason) {
        /** What was no question. */
        public static final String INVALID = "INVALID";
        /** A person or place beyond those whom the caller looks after. */
        public static final String NOT_FOUND = "NOT_FOUND";
        /** A question that is not the caller's to ask. */
        public static final String NOT_PERMITTED = "NOT_PERMITTED";

        static Answer no(String reason) {
            return new Answer(false, reason);
        }
    }
}

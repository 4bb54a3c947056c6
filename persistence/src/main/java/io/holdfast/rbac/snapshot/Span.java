package io.holdfast.rbac.snapshot;

import io.holdfast.rbac.decision.Facts.Reach;
import java.time.Instant;
import java.util.Map;

/** When something holds (R2) and for which questions (R5). @param to null for ever @param condition null for none */
record Span(Instant from, Instant to, Map<String, Object> condition) {
    /** What a question's attributes say of a condition. */
    enum Answer {
        MET,
        NOT_MET,
        /** An attribute is missing or of another type, and none that is there differs. */
        UNKNOWN
    }

    static Span of(Reach reach) {
        return new Span(reach.from(), reach.to(), reach.condition().isEmpty() ? null : reach.condition());
    }

    boolean covers(Instant at) {
        return from.compareTo(at) <= 0 && (to == null || at.compareTo(to) < 0);
    }

    Answer of(Map<String, Object> attributes) {
        if (condition == null) {
            return Answer.MET;
        }
        var answer = Answer.MET;
        for (Map.Entry<String, Object> wanted : condition.entrySet()) {
            Object given = attributes.get(wanted.getKey());
            if (given == null || !given.getClass().equals(wanted.getValue().getClass())) {
                answer = Answer.UNKNOWN;
            } else if (!wanted.getValue().equals(given)) {
                return Answer.NOT_MET;
            }
        }
        return answer;
    }
}

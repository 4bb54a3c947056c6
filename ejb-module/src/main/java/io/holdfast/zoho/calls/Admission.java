package io.holdfast.zoho.calls;

import io.holdfast.zoho.Outcome.Throttled;
import java.util.UUID;

/**
 * Whether one call may be sent: exactly one of yes, no, or not at this moment since too many are under way.
 *
 * @param granted true when it may; {@code call} is then to be ended
 * @param call null when calls of the product are not counted while they are under way
 * @param refusal until when it may not; null unless refused
 */
public record Admission(boolean granted, UUID call, Throttled<Void> refusal) {
    static final Admission CROWDED = new Admission(false, null, null);

    static Admission granted(UUID call) {
        return new Admission(true, call, null);
    }

    static Admission refused(Throttled<Void> why) {
        return new Admission(false, null, why);
    }
}

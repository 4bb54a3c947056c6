package io.holdfast.audit.bundle;

import io.holdfast.audit.model.EventFilter;
import java.time.Instant;
import java.util.List;

/**
 * What a bundle is to hold. Null members say nothing.
 *
 * @param kind what it proves
 * @param fromPosition the first position of a range
 * @param toPosition the one after the last of a range
 * @param filter of a selection; of an absence the person and the time; of a range the time alone
 * @param since sizes of checkpoints that the reader holds, each to be proven a beginning of this log
 */
public record BundleOrder(Kind kind, Long fromPosition, Long toPosition, EventFilter filter, List<Long> since) {
    public BundleOrder {
        since = List.copyOf(since);
    }

    /** What a bundle proves. */
    public enum Kind {
        /** All events of some positions. */
        RANGE,
        /** Some events, each by itself. */
        SELECTION,
        /** That a person did nothing in a time. */
        ABSENCE
    }

    boolean hasTime() {
        return filter.from() != null || filter.to() != null;
    }

    Instant from() {
        return filter.from();
    }

    Instant to() {
        return filter.to();
    }
}

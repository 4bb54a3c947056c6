package io.holdfast.audit.usecase;

import io.holdfast.audit.model.EventKey;
import io.holdfast.audit.model.EventOrder;
import io.holdfast.shared.paging.Cursor;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import java.time.DateTimeException;
import java.time.Instant;

/** The place in the audit log, as text for callers. */
final class EventCursor {
    private EventCursor() {}

    static String of(EventKey key, EventOrder order) {
        return new Cursor(key.time().toString(), key.id()).text(kind(order));
    }

    /** @throws DomainException {@link ProblemCode#INVALID_PARAMETER} when the log did not give it, or in the other order */
    static EventKey parse(String cursor, EventOrder order) {
        Cursor place = Cursor.parse(kind(order), cursor);
        try {
            return new EventKey(Instant.parse(place.key()), place.id());
        } catch (DateTimeException notATime) {
            throw Cursor.notOurs();
        }
    }

    private static String kind(EventOrder order) {
        return switch (order) {
            case NEWEST_FIRST -> "audit.newest.1";
            case OLDEST_FIRST -> "audit.oldest.1";
        };
    }
}

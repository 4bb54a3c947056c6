package io.holdfast.audit.usecase;

import io.holdfast.audit.model.EventKey;
import io.holdfast.shared.paging.Cursor;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import java.time.DateTimeException;
import java.time.Instant;

/** The place in the audit log, as text for callers. */
final class EventCursor {
    private static final String KIND = "audit.newest.1";

    private EventCursor() {}

    static String of(EventKey key) {
        return new Cursor(key.time().toString(), key.id()).text(KIND);
    }

    /** @throws DomainException {@link ProblemCode#INVALID_PARAMETER} when the log did not give it */
    static EventKey parse(String cursor) {
        Cursor place = Cursor.parse(KIND, cursor);
        try {
            return new EventKey(Instant.parse(place.key()), place.id());
        } catch (DateTimeException notATime) {
            throw Cursor.notOurs();
        }
    }
}

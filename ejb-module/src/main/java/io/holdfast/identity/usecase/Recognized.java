package io.holdfast.identity.usecase;

import io.holdfast.identity.model.Sessions;
import io.holdfast.shared.security.Caller;
import java.time.Instant;

/**
 * A caller as the database knew it, and for how long, unless somebody changes a right. All times are the database's.
 *
 * @param until when the session or one of its grants changes by itself, or this has been remembered long enough
 * @param touchDue from when on a use is to be noted at the session
 */
public record Recognized(Caller caller, Instant until, Instant touchDue) {
    /** The session that it was recognized by. */
    Sessions.Key session() {
        return new Sessions.Key(caller.home(), caller.session());
    }

    /** True when this visit need not ask the database again. */
    boolean serves(Visit visit, Instant now) {
        return now.isBefore(until) && (visit.background() || now.isBefore(touchDue));
    }
}

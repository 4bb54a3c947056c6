package io.holdfast.shared.security;

import io.holdfast.shared.id.SessionId;
import io.holdfast.shared.id.TenantId;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * The caller of this request. Set once by the door, or for background work by {@code RunAs}; nothing runs without one. A bean of
 * the request, made by {@link CallerContexts}.
 */
public class CallerContext {
    private Caller caller;
    private boolean strict;
    private AsRead asRead;

    /**
     * What was read of a person's session and rights.
     *
     * @param epoch of the rights where the session belongs, read no later than they
     * @param until when session or grants change by themselves, by the database's time
     */
    public record AsRead(SessionId session, long epoch, Instant until) {}

    /** @throws IllegalStateException when no caller was set: work must enter through a door */
    public Caller caller() {
        if (caller == null) {
            throw new IllegalStateException("no caller in this request");
        }
        return caller;
    }

    public TenantId tenant() {
        return caller().tenant();
    }

    public Grants grants() {
        return caller().grants();
    }

    /** True when the door has set a caller. */
    public boolean isSet() {
        return caller != null;
    }

    /** Sets the caller of the rest of this request. For doors and sign-in alone. */
    public void enter(Caller newCaller) {
        this.caller = newCaller;
    }

    /**
     * True while this request may write and no transaction of it holds the tenant's rights: the next one locks them and checks
     * the caller anew.
     */
    public boolean isStrict() {
        return strict;
    }

    /** Says that this request may write; for the door, and for who locks and unlocks. */
    public void strict(boolean now) {
        this.strict = now;
    }

    /** Remembers for this request how it was found out who asks. For the door, and for who checks anew. */
    public void read(AsRead latest) {
        this.asRead = latest;
    }

    /** True when that session was read at this epoch and holds at this time: whatever was read of it is so now. */
    public boolean isAsRead(SessionId session, long epoch, Instant now) {
        return asRead != null
                && asRead.session().equals(session)
                && asRead.epoch() == epoch
                && now.isBefore(asRead.until());
    }

    /** Runs a task as another caller and returns to the former one, whatever happens. Not for use inside a transaction. */
    public <T> T as(Caller other, Supplier<T> task) {
        Caller former = caller;
        caller = other;
        try {
            return task.get();
        } finally {
            caller = former;
        }
    }
}

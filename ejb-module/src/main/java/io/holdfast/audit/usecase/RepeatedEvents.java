package io.holdfast.audit.usecase;

import io.holdfast.security.RunAs;
import io.holdfast.shared.audit.Outcome;
import io.holdfast.shared.id.SessionId;
import io.holdfast.shared.log.FailureLog;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.Collaborator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps what is done again and again down to two events a minute: the readings of a list by one session, and the refusals of one
 * kind for one session or, of people not signed in, for one network. A minute begins with the first, whose event is written before
 * the answer; the others of that minute are counted here and written together when it is over, or when the node stops. What a
 * killed node had counted is lost with it; that it began stands in the first event.
 */
@Collaborator
@ApplicationScoped
public class RepeatedEvents {
    private static final Logger LOG = Logger.getLogger(RepeatedEvents.class.getName());
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Whoever has more networks than this within a minute is counted with all others. */
    private static final int MOST = 10_000;

    private static final String OTHERS = "others";

    private final Map<Key, Minute> minutes = new ConcurrentHashMap<>();

    @Inject
    ListReadEvents reads;

    @Inject
    AuditTrail trail;

    @Inject
    ClosingAudit closing;

    @Inject
    RunAs runAs;

    /** @param whose a session, or a network */
    private record Key(Object whose, AuditedAction action, Outcome outcome, String reason) {}

    private interface Writing {
        void write(long further) throws SQLException;
    }

    /**
     * Puts one reading of a list on record.
     *
     * @throws DomainException {@link ProblemCode#AUDIT_UNAVAILABLE} when it is the first and cannot be written
     */
    public void read(Caller caller, String action) {
        if (caller.session() == null) {
            reads.write(action, 1);
            return;
        }
        var key = new Key(caller.session(), new AuditedAction(action), Outcome.SUCCEEDED, null);
        count(key, caller, () -> reads.write(action, 1));
    }

    /**
     * Puts one refusal on record. Never throws, as {@link AuditTrail#appendDetached} does not.
     *
     * @param reason why; no values that somebody sent
     */
    public void refused(Caller caller, AuditedAction action, String reason) {
        SessionId session = caller.session();
        Object whose = session != null
                ? session
                : minutes.size() < MOST ? caller.origin().network() : OTHERS;
        var key = new Key(whose == null ? caller.name() : whose, action, Outcome.DENIED, reason);
        count(key, caller, () -> trail.appendDetached(action, Outcome.DENIED, reason, tell(action, 1)));
    }

    private void count(Key key, Caller caller, Runnable first) {
        while (true) {
            Minute minute = minutes.computeIfAbsent(key, k -> new Minute(caller, System.nanoTime()));
            if (minute.isOver(MINUTE, System.nanoTime())) {
                end(key, minute);
            } else if (minute.count(first)) {
                return;
            }
        }
    }

    /** Writes the counts of minutes that are over. */
    public void endMinutes() {
        long now = System.nanoTime();
        minutes.forEach((key, minute) -> {
            if (minute.isOver(MINUTE, now)) {
                end(key, minute);
            }
        });
    }

    /** Writes all counts, because the node stops. */
    public void endAll() {
        minutes.forEach((key, minute) -> end(
                key,
                minute,
                further -> closing.write(
                        minute.caller(),
                        key.action(),
                        key.outcome(),
                        Attempts.because(tell(key.action(), further).contents(), key.reason()))));
    }

    private void end(Key key, Minute minute) {
        end(
                key,
                minute,
                further -> runAs.call(minute.caller(), () -> {
                    if (key.outcome() == Outcome.SUCCEEDED) {
                        reads.write(key.action().name(), further);
                    } else {
                        trail.appendDetached(key.action(), key.outcome(), key.reason(), tell(key.action(), further));
                    }
                    return null;
                }));
    }

    private void end(Key key, Minute minute, Writing writing) {
        minutes.remove(key, minute);
        long further = minute.close();
        if (further > 0) {
            try {
                writing.write(further);
            } catch (SQLException | RuntimeException e) {
                FailureLog.log(
                        LOG,
                        Level.SEVERE,
                        e,
                        "no event for " + further + " further times of "
                                + key.action().name() + " by " + key.whose());
            }
        }
    }

    private static EventDraft tell(AuditedAction action, long count) {
        return ListReadEvents.tell(new EventDraft(), action.name(), count);
    }
}

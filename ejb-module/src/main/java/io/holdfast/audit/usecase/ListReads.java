package io.holdfast.audit.usecase;

import io.holdfast.security.RunAs;
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
 * Keeps the readings of lists down to two events per session, list and minute. A minute begins with its first reading, whose event
 * is written before the answer; the others of that minute are counted here and written together when it is over, or when the node
 * stops. What a killed node had counted is lost with it; that the person was reading stands in the first event.
 */
@Collaborator
@ApplicationScoped
public class ListReads {
    private static final Logger LOG = Logger.getLogger(ListReads.class.getName());
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Map<Key, ReadMinute> minutes = new ConcurrentHashMap<>();

    @Inject
    ListReadEvents events;

    @Inject
    ClosingAudit closing;

    @Inject
    RunAs runAs;

    private record Key(SessionId session, String action) {}

    private interface Writing {
        void write(long further) throws SQLException;
    }

    /**
     * Puts one reading on record.
     *
     * @throws DomainException {@link ProblemCode#AUDIT_UNAVAILABLE} when it is the first and cannot be written
     */
    public void note(Caller caller, String action) {
        if (caller.session() == null) {
            events.write(action, 1);
            return;
        }
        var key = new Key(caller.session(), action);
        while (true) {
            ReadMinute minute = minutes.computeIfAbsent(key, k -> new ReadMinute(caller, System.nanoTime()));
            if (minute.isOver(MINUTE, System.nanoTime())) {
                end(key, minute);
            } else if (minute.count(() -> events.write(action, 1))) {
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
                        minute.reader(),
                        ListReadInterceptor.listing(key.action()),
                        ListReadEvents.tell(new AuditDraft(), key.action(), further))));
    }

    private void end(Key key, ReadMinute minute) {
        end(
                key,
                minute,
                further -> runAs.call(minute.reader(), () -> {
                    events.write(key.action(), further);
                    return null;
                }));
    }

    private void end(Key key, ReadMinute minute, Writing writing) {
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
                        "no event for " + further + " further readings, " + key.action() + ", session "
                                + key.session());
            }
        }
    }
}

package io.holdfast.audit.usecase;

import io.holdfast.shared.audit.Outcome;
import io.holdfast.shared.log.FailureLog;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Collaborator;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Counts refusals and failures of this node that could not be put on record. Any at all is a reason to look. */
@Collaborator
@ApplicationScoped
public class AuditFailures {
    private static final Logger LOG = Logger.getLogger(AuditFailures.class.getName());

    private final AtomicLong lost = new AtomicLong();

    /** Notes an event that could not be written. */
    public void lost(AuditedAction action, Outcome outcome, CallerContext context, Throwable cause) {
        long count = lost.incrementAndGet();
        String request = context.isSet() ? context.caller().origin().requestId() : "without a caller";
        FailureLog.log(
                LOG,
                Level.SEVERE,
                cause,
                "Not on record: " + action.name() + " " + outcome + ", request " + request + " (" + count
                        + " lost since this node started)");
    }

    /** Events lost since this node started. */
    public long sinceStart() {
        return lost.get();
    }
}

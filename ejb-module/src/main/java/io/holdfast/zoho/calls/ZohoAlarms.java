package io.holdfast.zoho.calls;

import io.holdfast.audit.usecase.AuditTrail;
import io.holdfast.audit.usecase.AuditedAction;
import io.holdfast.audit.usecase.EventDraft;
import io.holdfast.shared.audit.Outcome;
import io.holdfast.shared.security.CallerContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.logging.Logger;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * Tells people of what no repetition mends: in the log, in the metric {@code holdfast_zoho_alarms_total} and in the audit log
 * of the caller's tenant. Never throws.
 */
@ApplicationScoped
public class ZohoAlarms {
    private static final Logger LOG = Logger.getLogger(ZohoAlarms.class.getName());
    private static final AuditedAction RAISED = AuditedAction.named("connection.alarm");

    /** What is the matter; the word is the metric's tag. */
    public enum Kind {
        /** An answer held a record that was not asked for. */
        FOREIGN_ROW("foreign-row"),
        /** Nothing may be sent for the rest of the day. */
        QUOTA_USED_UP("quota-used-up");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    @Inject
    AuditTrail trail;

    @Inject
    MetricRegistry metrics;

    @Inject
    CallerContext context;

    /**
     * Raises an alarm.
     *
     * @param what for the administrator; no secrets, no values that Zoho sent
     * @param count how many records or calls it is about
     */
    public void raise(Kind kind, String what, int count) {
        LOG.severe(() -> "Zoho connection of tenant " + context.tenant() + ": " + what);
        metrics.counter("holdfast_zoho_alarms", new Tag("kind", kind.word)).inc();
        var draft = new EventDraft().entity("connection", null).meta("count", count);
        trail.appendDetached(RAISED, Outcome.FAILED, what, draft);
    }
}

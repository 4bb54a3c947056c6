package io.holdfast.audit.usecase;

import io.holdfast.audit.model.Attempt;
import io.holdfast.audit.model.AuditLog;
import io.holdfast.shared.audit.Outcome;
import io.holdfast.shared.log.FailureLog;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Collaborator;
import io.holdfast.tenancy.model.TenantSession;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Leaves events, in the caller's transaction or in one of their own. */
@Collaborator
@ApplicationScoped
public class AuditTrail {
    private static final Logger LOG = Logger.getLogger(AuditTrail.class.getName());

    @Inject
    CallerContext context;

    @Inject
    AuditDraft draft;

    @Inject
    AuditLog log;

    @Inject
    TenantSession tenantSession;

    @Inject
    DetachedAudit detached;

    @Inject
    AuditFailures failures;

    @Resource(lookup = "java:global/jdbc/holdfast")
    DataSource dataSource;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    TransactionSynchronizationRegistry transaction;

    /**
     * Writes the event of this transaction, told by its {@link AuditDraft}. The transaction must have entered the caller's
     * tenant. Called by hand only for what {@code @Audited} cannot see.
     *
     * @throws DomainException {@link ProblemCode#AUDIT_UNAVAILABLE} when it cannot be written, whatever the cause; the
     *     transaction then rolls back, also when somebody catches this
     */
    public void append(AuditedAction action, Outcome outcome) {
        try {
            Caller caller = context.caller();
            Attempt attempt =
                    Attempts.of(caller, action, outcome, draft.current().contents());
            prepareKeys(caller, attempt);
            try (Connection connection = dataSource.getConnection()) {
                log.append(connection, attempt, tenantSession.now());
            }
        } catch (SQLException | RuntimeException e) {
            FailureLog.log(LOG, Level.SEVERE, e, "No audit event for " + action.name() + ": the change is taken back.");
            takeBack();
            var unavailable = new DomainException(
                    ProblemCode.AUDIT_UNAVAILABLE, "The audit log cannot be written, so nothing was done.");
            unavailable.initCause(e);
            throw unavailable;
        }
    }

    /**
     * Writes the event of a refusal or failure in a transaction of its own, with what this transaction's draft tells so far.
     *
     * <p>Never throws: the caller is being refused already, and a refusal stays a refusal when it cannot be recorded. Answering
     * "try again later" instead would hide the reason from the caller and make nothing safer, since nothing is done or shown
     * either way. The loss is logged at SEVERE with the request's id and counted in {@link AuditFailures}.
     *
     * @param reason why it was refused or failed, for the reviewer; no secrets, no values that somebody sent
     */
    public void appendDetached(AuditedAction action, Outcome outcome, String reason) {
        appendDetached(action, outcome, reason, contentsSoFar());
    }

    /** The same with a draft of its own, for a use case without a transaction: {@code new EventDraft().entity("signin", null)}. */
    public void appendDetached(AuditedAction action, Outcome outcome, String reason, EventDraft ownDraft) {
        appendDetached(action, outcome, reason, ownDraft.contents());
    }

    private void appendDetached(AuditedAction action, Outcome outcome, String reason, DraftContents contents) {
        try {
            Caller caller = context.caller();
            Attempt attempt = Attempts.of(caller, action, outcome, Attempts.because(contents, reason));
            prepareKeys(caller, attempt);
            detached.write(caller, attempt);
        } catch (RuntimeException e) {
            failures.lost(action, outcome, context, e);
        }
    }

    /** Makes the keys that an attempt needs, unless they are at hand; for those who write events. */
    public void prepareKeys(Caller caller, Attempt attempt) {
        if (!log.holdsKeysOf(attempt)) {
            detached.createKeys(caller, attempt);
        }
    }

    private DraftContents contentsSoFar() {
        return transaction.getTransactionKey() == null
                ? DraftContents.EMPTY
                : draft.current().contents();
    }

    private void takeBack() {
        if (transaction.getTransactionStatus() == Status.STATUS_ACTIVE) {
            transaction.setRollbackOnly();
        }
    }
}

package io.holdfast.tenancy.model;

import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Timestamp;
import java.time.Instant;

/**
 * The tenant of a transaction, as the database knows it. Row-level security shows nothing until a transaction has entered a
 * tenant, and the setting ends with the transaction.
 */
@ApplicationScoped
public class TenantSession {
    private static final Object ENTERED = TenantSession.class.getName() + ".entered";

    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    TransactionSynchronizationRegistry transaction;

    @Inject
    CallerContext context;

    /** Enters the caller's tenant, once per transaction. Does nothing where there is no transaction, and so no data. */
    public void enter() {
        if (transaction.getTransactionStatus() == Status.STATUS_ACTIVE) {
            enter(context.caller());
        }
    }

    /**
     * Enters a tenant before the caller is known: for the door, which finds the caller inside the transaction.
     *
     * @throws IllegalStateException when this transaction already belongs to another tenant
     */
    public void enter(Caller caller) {
        Entered former = (Entered) transaction.getResource(ENTERED);
        if (former == null) {
            transaction.putResource(ENTERED, new Entered(caller, setVariables(caller)));
        } else if (!former.caller().tenant().equals(caller.tenant())) {
            throw new IllegalStateException("this transaction belongs to another tenant");
        }
    }

    /**
     * The database's time at the start of this transaction: what grants, leases and audit go by.
     *
     * @throws IllegalStateException outside a transaction that entered a tenant
     */
    public Instant now() {
        Entered entered = (Entered) transaction.getResource(ENTERED);
        if (entered == null) {
            throw new IllegalStateException("this transaction has not entered a tenant");
        }
        return entered.at();
    }

    private Instant setVariables(Caller caller) {
        Object now = em.createNativeQuery("select set_session_variables(?1, ?2, ?3, ?4, ?5, ?6)")
                .setParameter(1, caller.tenant().toString())
                .setParameter(2, caller.userId().map(Object::toString).orElse(null))
                .setParameter(3, caller.sessionId().map(Object::toString).orElse(null))
                .setParameter(4, caller.origin().address())
                .setParameter(5, caller.origin().userAgent())
                .setParameter(6, caller.origin().requestId())
                .getSingleResult();
        return ((Timestamp) now).toInstant();
    }

    private record Entered(Caller caller, Instant at) {}
}

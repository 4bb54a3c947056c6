package io.holdfast.tenancy.model;

import io.holdfast.shared.id.TenantId;
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
import java.util.Optional;
import java.util.function.Supplier;

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
            transaction.putResource(ENTERED, new Entered(caller, setVariables(caller.tenant(), caller)));
        } else if (!former.caller().tenant().equals(caller.tenant())) {
            throw new IllegalStateException("this transaction belongs to another tenant");
        }
    }

    /**
     * Does work in an organization below the one of this transaction, which the transaction belongs to again afterwards. The caller
     * stays who they are.
     *
     * @return what the work answers; empty, without work, when no active organization of this id lies below
     */
    public <T> Optional<T> within(TenantId below, Supplier<T> work) {
        Entered entered = (Entered) transaction.getResource(ENTERED);
        boolean isBelow = entered != null
                && (Boolean) em.createNativeQuery("select is_organization_below(?1)")
                        .setParameter(1, below.value())
                        .getSingleResult();
        if (!isBelow) {
            return Optional.empty();
        }
        setVariables(below, entered.caller());
        T result;
        try {
            result = work.get();
        } catch (RuntimeException e) {
            comeBack(entered.caller(), e);
            throw e;
        }
        setVariables(entered.caller().tenant(), entered.caller());
        return Optional.of(result);
    }

    /** Whether this transaction has entered that tenant. */
    public boolean isIn(TenantId tenant) {
        Entered entered = (Entered) transaction.getResource(ENTERED);
        return entered != null && entered.caller().tenant().equals(tenant);
    }

    /**
     * Does work as another caller, whose tenant it enters for that; afterwards the transaction belongs to the former one again, if there
     * was any. For the door, which follows a session to where it acts, and for what is on record in two organizations.
     */
    public <T> T as(Caller other, Supplier<T> work) {
        Entered former = (Entered) transaction.getResource(ENTERED);
        transaction.putResource(ENTERED, new Entered(other, setVariables(other.tenant(), other)));
        if (former == null) {
            return work.get();
        }
        T result;
        try {
            result = work.get();
        } catch (RuntimeException e) {
            transaction.putResource(ENTERED, former);
            comeBack(former.caller(), e);
            throw e;
        }
        transaction.putResource(ENTERED, former);
        setVariables(former.caller().tenant(), former.caller());
        return result;
    }

    /** After a failure. The database may refuse everything in this transaction but its end, and then the failure is told. */
    private void comeBack(Caller caller, RuntimeException failure) {
        try {
            setVariables(caller.tenant(), caller);
        } catch (RuntimeException refused) {
            failure.addSuppressed(refused);
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

    private Instant setVariables(TenantId tenant, Caller caller) {
        Object now = em.createNativeQuery("select set_session_variables(?1, ?2, ?3, ?4, ?5, ?6)")
                .setParameter(1, tenant.toString())
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

package io.holdfast.rbac.model;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Where repositories say that this transaction takes a right away or gives one. Who keeps what it knows of rights is told as
 * soon as the transaction is over, on the thread that ended it, so that nothing after it on this node sees the old state. Then
 * that thread waits until the other nodes do not rely on the old state either.
 */
@ApplicationScoped
public class RightsChanges {
    private static final Object NOTED = RightsChanges.class.getName() + ".noted";

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    TransactionSynchronizationRegistry transaction;

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> waits = new CopyOnWriteArrayList<>();

    /** Adds who is told, for good. It must neither fail nor wait. */
    public void tell(Runnable listener) {
        listeners.add(listener);
    }

    /** Adds what returns when nobody else sees the old state, for good. It must not fail. */
    public void await(Runnable wait) {
        waits.add(wait);
    }

    /** Says that the running transaction changes rights. */
    public void note() {
        if (transaction.getResource(NOTED) == null) {
            transaction.putResource(NOTED, NOTED);
            transaction.registerInterposedSynchronization(new AfterTransaction());
        }
    }

    /** Says that the running transaction is taken back whatever comes: what it changes is never so, and nobody has to hear of it. */
    public void keepQuiet() {
        transaction.putResource(NOTED, NOTED);
    }

    private final class AfterTransaction implements Synchronization {
        @Override
        public void beforeCompletion() {
            // The database raises the epoch by itself.
        }

        @Override
        public void afterCompletion(int status) {
            // Whatever the status: a commit whose answer was lost may have happened.
            listeners.forEach(Runnable::run);
            waits.forEach(Runnable::run);
        }
    }
}

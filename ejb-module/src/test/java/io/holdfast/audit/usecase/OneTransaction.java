package io.holdfast.audit.usecase;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.HashMap;
import java.util.Map;

/** The container's transaction where there is no container; one that has not {@link #begun begun} is none. */
class OneTransaction implements TransactionSynchronizationRegistry {
    private final Map<Object, Object> resources = new HashMap<>();
    private int status = Status.STATUS_NO_TRANSACTION;

    static OneTransaction begun() {
        var transaction = new OneTransaction();
        transaction.status = Status.STATUS_ACTIVE;
        return transaction;
    }

    /** A draft of this transaction. */
    AuditDraft draft() {
        var draft = new AuditDraft();
        draft.transaction = this;
        return draft;
    }

    @Override
    public Object getTransactionKey() {
        return status == Status.STATUS_NO_TRANSACTION ? null : this;
    }

    @Override
    public void putResource(Object key, Object value) {
        require();
        resources.put(key, value);
    }

    @Override
    public Object getResource(Object key) {
        require();
        return resources.get(key);
    }

    @Override
    public void registerInterposedSynchronization(Synchronization synchronization) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int getTransactionStatus() {
        return status;
    }

    @Override
    public void setRollbackOnly() {
        require();
        status = Status.STATUS_MARKED_ROLLBACK;
    }

    @Override
    public boolean getRollbackOnly() {
        require();
        return status == Status.STATUS_MARKED_ROLLBACK;
    }

    private void require() {
        if (getTransactionKey() == null) {
            throw new IllegalStateException("no transaction");
        }
    }
}

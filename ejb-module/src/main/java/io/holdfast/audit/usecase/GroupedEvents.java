package io.holdfast.audit.usecase;

import io.holdfast.audit.model.Attempt;
import io.holdfast.shared.audit.Outcome;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Collaborator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Writes events of requests that change nothing else, those of one tenant that come at the same time in one transaction: whoever
 * comes while one is being written waits, and the first of the waiting then writes for all of them. Each is committed before its
 * request goes on.
 */
@Collaborator
@ApplicationScoped
public class GroupedEvents {
    private static final Logger LOG = Logger.getLogger(GroupedEvents.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST = 200;

    @Inject
    CallerContext context;

    @Inject
    DetachedAudit detached;

    @Inject
    AuditTrail trail;

    private final Map<TenantId, Group> groups = new ConcurrentHashMap<>();

    /**
     * Writes an event of the caller.
     *
     * @throws DomainException {@link ProblemCode#AUDIT_UNAVAILABLE} when it is not certain that it was written
     */
    public void append(AuditedAction action, Outcome outcome, AuditDraft draft) {
        Caller caller = context.caller();
        var entry = new Entry(Attempts.of(caller, action, outcome, draft.contents()));
        try {
            trail.prepareKeys(caller, entry.attempt);
            groups.computeIfAbsent(caller.tenant(), tenant -> new Group()).write(caller, entry);
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "No audit event for " + action.name() + ": it is not answered.", e);
            var unavailable = new DomainException(
                    ProblemCode.AUDIT_UNAVAILABLE, "The audit log cannot be written, so nothing was done.");
            unavailable.initCause(e);
            throw unavailable;
        }
    }

    private static final class Entry {
        private final Attempt attempt;
        /** Both belong to the group's lock. */
        private boolean over;

        private RuntimeException failure;

        Entry(Attempt attempt) {
            this.attempt = attempt;
        }
    }

    private final class Group {
        private final Queue<Entry> waiting = new ConcurrentLinkedQueue<>();
        private final Lock lock = new ReentrantLock();

        void write(Caller caller, Entry own) {
            waiting.add(own);
            try {
                if (!lock.tryLock(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
                    throw new IllegalStateException("the audit log takes too long");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
            try {
                while (!own.over) {
                    writeNext(caller);
                }
            } finally {
                lock.unlock();
            }
            if (own.failure != null) {
                throw own.failure;
            }
        }

        private void writeNext(Caller caller) {
            List<Entry> next = new ArrayList<>();
            for (Entry entry = waiting.poll(); entry != null; entry = next.size() < MOST ? waiting.poll() : null) {
                next.add(entry);
            }
            try {
                detached.write(caller, next.stream().map(entry -> entry.attempt).toList());
                next.forEach(entry -> entry.over = true);
            } catch (RuntimeException e) {
                // One that cannot be written must not take the others with it.
                next.forEach(entry -> writeAlone(caller, entry));
            }
        }

        private void writeAlone(Caller caller, Entry entry) {
            try {
                detached.write(caller, entry.attempt);
            } catch (RuntimeException e) {
                entry.failure = e;
            } finally {
                entry.over = true;
            }
        }
    }
}

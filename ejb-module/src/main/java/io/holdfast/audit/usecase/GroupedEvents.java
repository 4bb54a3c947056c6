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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    public void append(AuditedAction action, Outcome outcome, EventDraft draft) {
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
        /** True: writes for those who wait. False: somebody has written it. */
        private final CompletableFuture<Boolean> turn = new CompletableFuture<>();

        Entry(Attempt attempt) {
            this.attempt = attempt;
        }
    }

    /** Who waits is woken once, by whoever wrote its event or hands the writing on: none queues for a lock. */
    private final class Group {
        private final Deque<Entry> waiting = new ArrayDeque<>();
        private boolean writing;

        void write(Caller caller, Entry own) {
            if (isFirst(own) || isTold(own)) {
                writeNext(caller);
            }
        }

        private synchronized boolean isFirst(Entry own) {
            waiting.add(own);
            boolean first = !writing;
            writing = true;
            return first;
        }

        private boolean isTold(Entry own) {
            try {
                return own.turn.get(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            } catch (TimeoutException e) {
                return isToldLate(own);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return isToldLate(own);
            }
        }

        /** Whoever is told at the last moment still does its part. */
        private synchronized boolean isToldLate(Entry own) {
            if (own.turn.isDone()) {
                return own.turn.join();
            }
            waiting.remove(own);
            throw new IllegalStateException("the audit log takes too long");
        }

        /** The caller's own event is the first of these. */
        private void writeNext(Caller caller) {
            List<Entry> next = next();
            RuntimeException own = null;
            try {
                detached.write(caller, next.stream().map(entry -> entry.attempt).toList());
                next.forEach(entry -> entry.turn.complete(false));
            } catch (RuntimeException e) {
                // One that cannot be written must not take the others with it.
                for (Entry entry : next) {
                    RuntimeException failure = writeAlone(caller, entry);
                    own = entry == next.get(0) ? failure : own;
                }
            } finally {
                handOn();
            }
            if (own != null) {
                throw own;
            }
        }

        private synchronized List<Entry> next() {
            List<Entry> next = new ArrayList<>();
            while (!waiting.isEmpty() && next.size() < MOST) {
                next.add(waiting.poll());
            }
            return next;
        }

        private synchronized void handOn() {
            Entry successor = waiting.peek();
            writing = successor != null;
            if (writing) {
                successor.turn.complete(true);
            }
        }

        /** @return why it could not be written; null when it was */
        private RuntimeException writeAlone(Caller caller, Entry entry) {
            try {
                detached.write(caller, entry.attempt);
                entry.turn.complete(false);
                return null;
            } catch (RuntimeException e) {
                entry.turn.completeExceptionally(e);
                return e;
            }
        }
    }
}

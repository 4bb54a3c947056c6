package io.holdfast.systemlog;

import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.security.Caller;
import io.holdfast.systemlog.model.LoggedProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * Takes warnings and errors from the loggers into a bounded queue. Whoever logs never waits: when the queue is full the entry is
 * dropped and counted. What is logged while entries are written is not taken, or a failing database would feed itself.
 */
final class LogIntake extends Handler {
    private final BlockingQueue<Taken> queue;
    private final Supplier<Caller> caller;
    private final AtomicLong dropped = new AtomicLong();
    private final ThreadLocal<Boolean> closed = ThreadLocal.withInitial(() -> false);

    /** An entry, and whose it is. */
    record Taken(TenantId tenant, LoggedProblem problem) {}

    /** @param caller who acts on this thread; null when nobody does */
    LogIntake(int most, Supplier<Caller> caller) {
        this.queue = new ArrayBlockingQueue<>(most);
        this.caller = caller;
        setLevel(Level.WARNING);
    }

    @Override
    public void publish(LogRecord entry) {
        if (!isLoggable(entry) || closed.get()) {
            return;
        }
        closed.set(true);
        try {
            Caller acting = caller.get();
            boolean taken = queue.offer(new Taken(
                    acting == null ? Caller.PLATFORM : acting.tenant(),
                    Problems.of(entry, acting == null ? null : acting.origin().requestId())));
            if (!taken) {
                dropped.incrementAndGet();
            }
        } catch (RuntimeException e) {
            // Whatever a record holds, whoever logged it goes on.
            dropped.incrementAndGet();
        } finally {
            closed.remove();
        }
    }

    /** The oldest entries, at most so many. */
    List<Taken> take(int most) {
        List<Taken> taken = new ArrayList<>();
        queue.drainTo(taken, most);
        return taken;
    }

    /** Counts an entry that could not be written. */
    void drop(int entries) {
        dropped.addAndGet(entries);
    }

    /** How many were dropped since this was asked last. */
    long droppedSince() {
        return dropped.getAndSet(0);
    }

    /** Runs work whose own complaints are not taken. */
    void deafTo(Runnable work) {
        closed.set(true);
        try {
            work.run();
        } finally {
            closed.remove();
        }
    }

    @Override
    public void flush() {
        // The clock writes.
    }

    @Override
    public void close() {
        // The queue goes with the node.
    }
}

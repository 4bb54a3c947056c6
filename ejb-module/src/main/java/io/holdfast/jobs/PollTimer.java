package io.holdfast.jobs;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** When to ask for work next without being woken. One time at most is planned. */
final class PollTimer {
    private static final Logger LOG = Logger.getLogger(PollTimer.class.getName());
    private static final double JITTER = 0.2;

    private final ScheduledExecutorService timers;
    private final Duration usual;
    private final Runnable ask;
    private ScheduledFuture<?> next;
    private boolean cancelled;

    /** @param usual the longest time between two looks, give or take a fifth, so that nodes do not ask all at the same time */
    PollTimer(ScheduledExecutorService timers, Duration usual, Runnable ask) {
        this.timers = timers;
        this.usual = usual;
        this.ask = ask;
    }

    /** After the usual time. */
    void later() {
        plan(jittered());
    }

    /** The same, unless something is planned already. */
    synchronized void laterUnlessPlanned() {
        if (next == null) {
            later();
        }
    }

    /** When something is due, but not later than usual. @param time null when nothing is */
    void after(Duration time) {
        plan(time == null || time.compareTo(usual) >= 0 ? jittered() : time.toMillis());
    }

    /** Nothing is planned any more. */
    synchronized void cancel() {
        cancelled = true;
        forget();
    }

    private synchronized void plan(long millis) {
        forget();
        if (cancelled) {
            return;
        }
        try {
            next = timers.schedule(this::now, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.log(Level.FINE, "no work any more: the server is stopping", e);
        }
    }

    private void now() {
        synchronized (this) {
            next = null;
        }
        ask.run();
    }

    private void forget() {
        if (next != null) {
            next.cancel(false);
            next = null;
        }
    }

    private long jittered() {
        return (long) (usual.toMillis()
                * (1 + JITTER * (2 * ThreadLocalRandom.current().nextDouble() - 1)));
    }
}

package io.holdfast.security;

import io.holdfast.rbac.model.Epochs;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The lease itself (ADR 12): how long after a reading of the epochs was sent a node may rely on it, and who reads again. Renewed
 * by use, one reading at a time; a node without requests reads nothing.
 */
final class EpochLease {
    /** Reads the epochs that were raised since a former reading; both null for all of them. Empty: no lease for this node. */
    @FunctionalInterface
    interface Source {
        Optional<Epochs.Reading> since(String incarnation, String horizon);
    }

    private static final Logger LOG = Logger.getLogger(EpochLease.class.getName());

    private final long length;
    private final LongSupplier nanoTime;
    private final Source source;
    private final Executor beside;

    private volatile KnownEpochs known;
    /** Readings sent until then may have missed a change that this node made. */
    private volatile long endedAt;

    /** When a reading failed or came too late to be of use: for one lease's length nobody waits for another. */
    private volatile long pausedAt;

    private volatile boolean failing;
    private volatile boolean refused;
    private Renewal running;

    /** @param beside runs renewals that no request waits for; may refuse them */
    EpochLease(Duration length, LongSupplier nanoTime, Source source, Executor beside) {
        this.length = length.toNanos();
        this.nanoTime = nanoTime;
        this.source = source;
        this.beside = beside;
        this.endedAt = nanoTime.getAsLong() - 1;
        this.pausedAt = endedAt - this.length;
    }

    /** The present moment under a lease that holds now; empty when there is none: then ask the database for everything. */
    Optional<Moment> now() {
        long now = nanoTime.getAsLong();
        KnownEpochs last = known;
        if (holds(last, now)) {
            if (now - last.sentAt() > length / 2) {
                renewBeside(now);
            }
            return Optional.of(new Moment(last, now));
        }
        if (now - pausedAt >= length && length > 0) {
            renewFirst();
        }
        now = nanoTime.getAsLong();
        last = known;
        return holds(last, now) ? Optional.of(new Moment(last, now)) : Optional.empty();
    }

    /** Ends the lease: what is asked from now on relies on no reading that was sent before. */
    void end() {
        endedAt = nanoTime.getAsLong();
    }

    private boolean holds(KnownEpochs last, long now) {
        return last != null && now - last.sentAt() < length && last.sentAt() - endedAt > 0;
    }

    private void renewBeside(long now) {
        Renewal renewal = pending(now);
        if (renewal.offer()) {
            try {
                beside.execute(renewal::run);
            } catch (RejectedExecutionException e) {
                // A request will read when the lease is spent.
                LOG.log(Level.FINE, "no thread renews the lease beside requests", e);
            }
        }
    }

    private void renewFirst() {
        Renewal renewal = pending(nanoTime.getAsLong());
        if (!renewal.run()) {
            renewal.await();
        }
    }

    /** The renewal that others joined, unless it was sent too early to be of use. */
    private synchronized Renewal pending(long now) {
        if (running == null || running.isOver() || running.isFutile(now)) {
            running = new Renewal();
        }
        return running;
    }

    /** @param base what the reading was asked to add to; null when it was asked for everything */
    private synchronized void learn(Epochs.Reading reading, KnownEpochs base, long sentAt) {
        // Two readings can overlap when the lease was ended between them; only the later one counts.
        if (known != null && sentAt - known.sentAt() <= 0) {
            return;
        }
        if (known != null && known.incarnation().equals(reading.incarnation())) {
            known = known.with(reading, sentAt);
        } else if (base == null || !base.incarnation().equals(reading.incarnation())) {
            known = KnownEpochs.first(reading, sentAt);
        }
    }

    /** One reading, by whichever thread comes first. */
    private final class Renewal {
        private final CompletableFuture<Void> over = new CompletableFuture<>();
        private boolean offered;
        private boolean begun;
        private long sentAt;

        /** True for the one caller that shall hand it to another thread. */
        synchronized boolean offer() {
            boolean first = !offered && !begun;
            offered = true;
            return first;
        }

        /** Reads, unless somebody else already does. */
        boolean run() {
            if (!begin()) {
                return false;
            }
            KnownEpochs base = known;
            try {
                Optional<Epochs.Reading> reading =
                        base == null ? source.since(null, null) : source.since(base.incarnation(), base.horizon());
                reading.ifPresentOrElse(
                        read -> {
                            learn(read, base, sentAt);
                            answered(sentAt);
                        },
                        EpochLease.this::refused);
            } catch (RuntimeException e) {
                failed(e);
            } finally {
                over.complete(null);
            }
            return true;
        }

        private synchronized boolean begin() {
            boolean first = !begun;
            if (first) {
                begun = true;
                sentAt = nanoTime.getAsLong();
            }
            return first;
        }

        boolean isOver() {
            return over.isDone();
        }

        /** True when its result could not be relied on any more, by its age or because the lease was ended after it. */
        synchronized boolean isFutile(long now) {
            return begun && (sentAt - endedAt <= 0 || now - sentAt >= length);
        }

        private synchronized long left() {
            return length - (nanoTime.getAsLong() - sentAt);
        }

        /** Waits no longer than the result could be of use. */
        void await() {
            try {
                over.get(left(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (TimeoutException e) {
                LOG.log(Level.FINE, "a reading of the epochs takes longer than the lease", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException("a renewal never fails its waiters", e);
            }
        }
    }

    private void answered(long sentAt) {
        if (failing || refused) {
            failing = false;
            refused = false;
            LOG.info("the epochs can be read again");
        }
        long now = nanoTime.getAsLong();
        if (now - sentAt >= length) {
            // The database, or this machine, is so slow that waiting for a lease only adds to it.
            pausedAt = now;
        }
    }

    private void refused() {
        pausedAt = nanoTime.getAsLong();
        if (!refused) {
            refused = true;
            LOG.warning("this node is not alive in the register; each request asks the database for itself");
        }
    }

    private void failed(RuntimeException e) {
        pausedAt = nanoTime.getAsLong();
        if (!failing) {
            failing = true;
            LOG.log(Level.WARNING, "the epochs cannot be read; each request asks the database for itself", e);
        }
    }
}

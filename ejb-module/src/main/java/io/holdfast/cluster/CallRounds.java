package io.holdfast.cluster;

import io.holdfast.cluster.model.RegisteredNode;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * Calls to all nodes and who has answered them. Whoever calls while a call waits to be sent joins it: one that is sent after all of
 * them asked is good for all. A call that was sent is joined by nobody.
 */
final class CallRounds {
    /** Hands a call to whoever sends it; that one says {@link Round#sending} right before it does. */
    @FunctionalInterface
    interface Sender {
        CompletableFuture<?> send(Round round);
    }

    private final UUID self;
    private final Sender sender;
    private final LongSupplier nanoTime;
    private final Map<UUID, Round> open = new ConcurrentHashMap<>();
    private Round unsent;

    CallRounds(UUID self, Sender sender, LongSupplier nanoTime) {
        this.self = self;
        this.sender = sender;
        this.nanoTime = nanoTime;
    }

    /** One call. */
    final class Round {
        private final UUID id = UUID.randomUUID();
        private final Set<UUID> answered = new HashSet<>();
        private final CompletableFuture<Void> over = new CompletableFuture<>();
        private Set<UUID> expected;
        private int waiting;

        UUID id() {
            return id;
        }

        int waiting() {
            synchronized (CallRounds.this) {
                return waiting;
            }
        }

        /** From now on nobody joins: what was done by those who did is over, so the call comes after it. */
        void sending() {
            leaveUnsent(this);
        }

        /** @param alive who was registered when the call was sent, and may be alive */
        synchronized void expect(Collection<RegisteredNode> alive) {
            expected = new HashSet<>();
            alive.stream()
                    .map(RegisteredNode::id)
                    .filter(node -> !node.equals(self))
                    .forEach(expected::add);
            judge();
        }

        private synchronized void answered(UUID node) {
            answered.add(node);
            judge();
        }

        private void judge() {
            if (expected != null && answered.containsAll(expected)) {
                over.complete(null);
            }
        }
    }

    /** Calls and waits; answers whether every node that may be alive has answered. Never fails. */
    boolean call(Duration most) {
        long end = nanoTime.getAsLong() + most.toNanos();
        Round round = join();
        try {
            round.over.get(end - nanoTime.getAsLong(), TimeUnit.NANOSECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } finally {
            leave(round);
        }
    }

    /** Somebody answered a call; it may be another node's. */
    void answered(UUID round, UUID node) {
        Round known = open.get(round);
        if (known != null) {
            known.answered(node);
        }
    }

    int openRounds() {
        return open.size();
    }

    private Round join() {
        Round round;
        boolean first;
        synchronized (this) {
            first = unsent == null;
            if (first) {
                unsent = new Round();
                open.put(unsent.id, unsent);
            }
            round = unsent;
            round.waiting++;
        }
        if (first) {
            Round own = round;
            sender.send(own).whenComplete((done, failure) -> {
                if (failure != null) {
                    // Who waits goes on waiting: nobody knows what the others know. The next one tries anew.
                    leaveUnsent(own);
                }
            });
        }
        return round;
    }

    private synchronized void leaveUnsent(Round round) {
        if (unsent == round) {
            unsent = null;
        }
        forget(round);
    }

    private synchronized void leave(Round round) {
        round.waiting--;
        forget(round);
    }

    private void forget(Round round) {
        if (round.waiting == 0 && unsent != round) {
            open.remove(round.id);
        }
    }
}

package io.holdfast.cluster;

import io.holdfast.cluster.model.NodeRegister;
import io.holdfast.cluster.model.RegisteredNode;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Makes sure that something has come to every node: a call through the database, which each node answers after it has done what
 * it has to do about it. Who is called is read from the register in the same question, after everything that the caller has
 * committed.
 */
@ApplicationScoped
public class EveryNode {
    private static final String CALLS = "holdfast_calls";
    private static final String ANSWERS = "holdfast_answers";
    private static final String SEPARATOR = " ";

    @Inject
    NodeLine line;

    @Inject
    NodeWatch watch;

    @Inject
    DatabaseNews news;

    @Inject
    ThisNode self;

    @Inject
    ClusterMetrics metrics;

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private CallRounds rounds;

    @PostConstruct
    void prepare() {
        rounds = new CallRounds(self.id(), this::send, System::nanoTime);
        news.on(CALLS, this::called);
        news.on(ANSWERS, this::answered);
    }

    /** Adds what this node does when another one calls, and when calls may have been missed. It must neither fail nor wait. */
    public void onCall(Runnable listener) {
        listeners.add(listener);
    }

    /**
     * Calls all other nodes and waits until each that may be alive has done what it does on a call, but not longer than that.
     * Answers whether all have. Never fails, and needs no connection of the pool.
     */
    public boolean call(Duration most) {
        long begun = System.nanoTime();
        boolean answered = rounds.call(most);
        metrics.waited(Duration.ofNanos(System.nanoTime() - begun), answered);
        return answered;
    }

    private CompletableFuture<?> send(CallRounds.Round round) {
        return line.ask(connection -> send(connection, round));
    }

    private Void send(Connection connection, CallRounds.Round round) throws SQLException {
        round.sending();
        long sentAt = System.nanoTime();
        List<RegisteredNode> all = new NodeRegister(connection).call(CALLS, round.id() + SEPARATOR + self.id());
        round.expect(watch.alive(all, sentAt, System.nanoTime()));
        return null;
    }

    /** Does what this node does on a call, without one: before it leaves and is called no more. */
    void hear() {
        listeners.forEach(Runnable::run);
    }

    private void called(String words) {
        UUID caller = words.isEmpty() ? null : second(words);
        if (self.id().equals(caller)) {
            return;
        }
        hear();
        if (caller != null) {
            news.reply(ANSWERS, first(words) + SEPARATOR + self.id());
        }
    }

    private void answered(String words) {
        if (!words.isEmpty()) {
            rounds.answered(first(words), second(words));
        }
    }

    private static UUID first(String words) {
        return UUID.fromString(words.substring(0, words.indexOf(SEPARATOR)));
    }

    private static UUID second(String words) {
        return UUID.fromString(words.substring(words.indexOf(SEPARATOR) + 1));
    }
}

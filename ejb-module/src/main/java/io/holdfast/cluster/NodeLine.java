package io.holdfast.cluster;

import io.holdfast.cluster.model.Locks;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.postgresql.PGConnection;

/**
 * The connection on which this node gives its signs of life, leads and calls the other nodes, and the one thread that uses it.
 * What is asked while the database cannot be reached fails at once.
 */
@ApplicationScoped
public class NodeLine {
    /** Something to ask on the connection. Short: everything else waits for it. */
    @FunctionalInterface
    interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    private static final Logger LOG = Logger.getLogger(NodeLine.class.getName());
    private static final int WAITING_AT_MOST = 10_000;
    private static final int TRIAL_SECONDS = 2;
    private static final Duration FAREWELL = Duration.ofSeconds(6);

    @Inject
    OwnConnections connections;

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    ManagedThreadFactory threads;

    @Inject
    @ConfigProperty(name = "holdfast.cluster.heartbeat")
    Duration heartbeat;

    private final BlockingQueue<Asked<?>> asked = new LinkedBlockingQueue<>(WAITING_AT_MOST);
    private final List<Question<?>> onBeat = new CopyOnWriteArrayList<>();
    private volatile boolean connected;
    private volatile boolean closing;
    private volatile int pid;
    private volatile long line;
    private volatile Question<?> lastWords = connection -> null;
    private Thread thread;

    private record Asked<T>(Question<T> question, CompletableFuture<T> answer) {
        void on(Connection connection) throws SQLException {
            try {
                answer.complete(question.ask(connection));
            } catch (SQLException | RuntimeException e) {
                answer.completeExceptionally(e);
                throw e;
            }
        }
    }

    /** Adds what is asked at once after each connection and then with every heartbeat, for good. */
    void onBeat(Question<?> question) {
        onBeat.add(question);
    }

    /** What is said last, when the node stops. */
    void lastWords(Question<?> question) {
        lastWords = question;
    }

    /** Asks soon. The answer fails when the connection does; whoever waits for it limits the time. */
    <T> CompletableFuture<T> ask(Question<T> question) {
        var answer = new CompletableFuture<T>();
        if (!connected || !asked.offer(new Asked<>(question, answer))) {
            answer.completeExceptionally(new SQLException("the node's connection to the database is not there"));
        } else if (!connected) {
            refuseWaiting();
        }
        return answer;
    }

    boolean isConnected() {
        return connected;
    }

    /** The database's process behind the connection; 0 without one. Another one means that what lived on the former is lost. */
    int pid() {
        return connected ? pid : 0;
    }

    /** The lock that shows whether the connection lasts; to be asked on it. */
    long line() {
        return line;
    }

    synchronized void start() {
        if (thread == null) {
            ClassLoader ours = Thread.currentThread().getContextClassLoader();
            thread = threads.newThread(() -> {
                Thread.currentThread().setContextClassLoader(ours);
                serveAlways();
            });
            thread.setName("holdfast-line");
            thread.start();
        }
    }

    /** Says the last words and ends it for good. */
    synchronized void stop() {
        closing = true;
        if (thread == null) {
            return;
        }
        asked.offer(new Asked<>(connection -> null, new CompletableFuture<>()));
        try {
            thread.join(FAREWELL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serveAlways() {
        var backoff = new Backoff();
        boolean failing = false;
        while (!closing) {
            try (Connection connection = connections.open("line")) {
                pid = connection.unwrap(PGConnection.class).getBackendPID();
                line = new Locks(connection).holdLine();
                beat(connection);
                connected = true;
                backoff.reset();
                if (failing) {
                    LOG.info("this node gives signs of life again");
                    failing = false;
                }
                serve(connection);
            } catch (SQLException | RuntimeException e) {
                if (!failing) {
                    failing = true;
                    LOG.log(Level.WARNING, "this node gives no signs of life: {0}", e.toString());
                }
            } finally {
                connected = false;
                refuseWaiting();
            }
            rest(backoff.next());
        }
    }

    private void serve(Connection connection) throws SQLException {
        long nextBeat = System.nanoTime() + heartbeat.toNanos();
        while (!closing) {
            Asked<?> next = poll(nextBeat - System.nanoTime());
            if (next != null) {
                judge(connection, next::on);
            }
            if (System.nanoTime() - nextBeat >= 0) {
                beat(connection);
                nextBeat = System.nanoTime() + heartbeat.toNanos();
            }
        }
        lastWords.ask(connection);
    }

    private void beat(Connection connection) throws SQLException {
        for (Question<?> question : onBeat) {
            judge(connection, question::ask);
        }
    }

    private interface Step {
        void on(Connection connection) throws SQLException;
    }

    /** A failed question is its asker's matter as long as the connection lives. */
    private static void judge(Connection connection, Step step) throws SQLException {
        try {
            step.on(connection);
        } catch (SQLException e) {
            if (connection.isClosed() || !connection.isValid(TRIAL_SECONDS)) {
                throw e;
            }
            LOG.log(Level.WARNING, "a question on the node's connection failed", e);
        }
    }

    private Asked<?> poll(long nanos) {
        try {
            return asked.poll(Math.max(nanos, 0), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            closing = true;
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private void rest(Duration time) {
        if (!closing) {
            Asked<?> late = poll(time.toNanos());
            if (late != null) {
                refuse(late);
            }
        }
    }

    private void refuseWaiting() {
        for (Asked<?> waiting = asked.poll(); waiting != null; waiting = asked.poll()) {
            refuse(waiting);
        }
    }

    private static void refuse(Asked<?> waiting) {
        waiting.answer().completeExceptionally(new SQLException("the node lost its connection to the database"));
    }
}

package io.holdfast.cluster;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * What the database tells: one connection of this node that listens, and one thread that runs the listeners. News make things
 * faster, never right: they stop while the connection is gone, so whoever listens also looks for itself.
 */
@ApplicationScoped
public class DatabaseNews {
    private static final Logger LOG = Logger.getLogger(DatabaseNews.class.getName());
    private static final Pattern CHANNEL = Pattern.compile("[a-z_]{1,60}");
    /** A channel that is added while the thread listens waits this long for it. No question to the database. */
    private static final Duration LOOK_UP = Duration.ofMillis(500);
    /** A connection on which nothing was heard for so long is tried. */
    private static final Duration QUIET = Duration.ofSeconds(15);

    private static final Duration FAREWELL = Duration.ofSeconds(3);

    @Inject
    OwnConnections connections;

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    ManagedThreadFactory threads;

    private final Map<String, List<Consumer<String>>> listeners = new ConcurrentHashMap<>();
    private final Queue<Told> replies = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Connection listening;
    private volatile boolean connected;
    private Thread thread;

    private record Told(String channel, String words) {}

    /**
     * Runs the listener for each notification of the channel, and with an empty text after every (re)connection: something may
     * have been missed. It runs on the one thread that listens, outside requests and transactions, and must not block.
     */
    public void on(String channel, Consumer<String> listener) {
        if (!CHANNEL.matcher(channel).matches()) {
            throw new IllegalArgumentException("not a channel: " + channel);
        }
        listeners.computeIfAbsent(channel, name -> new CopyOnWriteArrayList<>()).add(listener);
    }

    /** True while the database can tell this node something. */
    public boolean isConnected() {
        return connected;
    }

    /**
     * Tells all nodes something, from a listener: sent on the same connection once the listeners of all that has arrived have
     * run. Lost when the connection is. Others use {@code pg_notify} in their transaction.
     */
    void reply(String channel, String words) {
        replies.add(new Told(channel, words));
    }

    /** Begins to listen. */
    synchronized void start() {
        if (thread == null) {
            ClassLoader ours = Thread.currentThread().getContextClassLoader();
            thread = threads.newThread(() -> {
                Thread.currentThread().setContextClassLoader(ours);
                listenAlways();
            });
            thread.setName("holdfast-news");
            thread.start();
        }
    }

    /** Ends it for good. */
    synchronized void stop() {
        closing.countDown();
        Connection last = listening;
        if (thread == null) {
            return;
        }
        try {
            thread.join(FAREWELL.toMillis());
            if (thread.isAlive() && last != null) {
                last.abort(Runnable::run);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            LOG.log(Level.FINE, "the connection has gone before us", e);
        }
    }

    private void listenAlways() {
        var backoff = new Backoff();
        boolean failing = false;
        do {
            try (Connection connection = connections.open("news")) {
                listening = connection;
                if (failing) {
                    LOG.info("the database tells its news again");
                    failing = false;
                }
                listen(connection, backoff);
            } catch (SQLException | RuntimeException e) {
                if (!failing) {
                    failing = true;
                    LOG.log(Level.WARNING, "no news from the database: {0}", e.toString());
                }
            } finally {
                connected = false;
            }
        } while (!rest(backoff.next()));
    }

    private void listen(Connection connection, Backoff backoff) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        Map<String, Integer> greeted = new HashMap<>();
        replies.clear();
        long lastHeard = System.nanoTime();
        while (closing.getCount() > 0) {
            greet(connection, greeted);
            connected = true;
            backoff.reset();
            PGNotification[] news = postgres.getNotifications((int) LOOK_UP.toMillis());
            if (news != null && news.length > 0) {
                for (PGNotification notification : news) {
                    listeners
                            .getOrDefault(notification.getName(), List.of())
                            .forEach(l -> tell(l, notification.getName(), notification.getParameter()));
                }
                lastHeard = System.nanoTime();
            } else if (System.nanoTime() - lastHeard > QUIET.toNanos()) {
                execute(connection, "SELECT 1");
                lastHeard = System.nanoTime();
            }
            sendReplies(connection);
        }
    }

    /** @param greeted how many listeners of each channel know that this connection hears for them */
    private void greet(Connection connection, Map<String, Integer> greeted) throws SQLException {
        for (var entry : listeners.entrySet()) {
            String channel = entry.getKey();
            List<Consumer<String>> all = List.copyOf(entry.getValue());
            int known = greeted.getOrDefault(channel, -1);
            if (known < 0) {
                execute(connection, "LISTEN " + channel);
            }
            all.subList(Math.max(known, 0), all.size()).forEach(listener -> tell(listener, channel, ""));
            greeted.put(channel, all.size());
        }
    }

    private static void tell(Consumer<String> listener, String channel, String words) {
        try {
            listener.accept(words);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "news on " + channel + " were not understood");
        }
    }

    private void sendReplies(Connection connection) throws SQLException {
        List<String> channels = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (Told told = replies.poll(); told != null; told = replies.poll()) {
            channels.add(told.channel());
            words.add(told.words());
        }
        if (channels.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT pg_notify(c, w) FROM unnest(CAST(? AS text[]), CAST(? AS text[])) AS t (c, w)")) {
            statement.setArray(1, connection.createArrayOf("text", channels.toArray()));
            statement.setArray(2, connection.createArrayOf("text", words.toArray()));
            statement.execute();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** True when it was the last rest. */
    private boolean rest(Duration time) {
        try {
            return closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}

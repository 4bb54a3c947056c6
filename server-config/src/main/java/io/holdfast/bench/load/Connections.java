package io.holdfast.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The connections of one loop. For one thread. */
final class Connections implements AutoCloseable {
    /** A selector counts in milliseconds; below that the thread rests in steps of this. */
    private static final long STEP = 100_000;

    private static final long MILLISECOND = 1_000_000;

    private final Selector selector;
    private final Listener listener;
    private final List<Connection> all = new ArrayList<>();
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);

    Connections(InetSocketAddress address, int count, Listener listener) throws IOException {
        this.selector = Selector.open();
        this.listener = listener;
        for (int i = 0; i < count; i++) all.add(new Connection(selector, address));
        idle.addAll(all);
    }

    boolean hasIdle() {
        return !idle.isEmpty();
    }

    boolean allIdle() {
        return idle.size() == all.size();
    }

    void send(Call call, long intended) {
        // The one used last: few connections are in use when few are needed.
        Connection connection = idle.pop();
        try {
            connection.send(call, intended);
        } catch (IOException e) {
            failed(connection, e);
        }
    }

    /** Deals with what arrives, and returns after the first arrivals or at the given time of {@link System#nanoTime()}. */
    void await(long until) throws IOException {
        long left = until - System.nanoTime();
        int ready = left > MILLISECOND ? selector.select(left / MILLISECOND) : selector.selectNow();
        if (ready == 0 && left > 0 && left <= MILLISECOND) {
            LockSupport.parkNanos(Math.min(left, STEP));
            ready = selector.selectNow();
        }
        if (ready == 0) return;
        for (SelectionKey key : selector.selectedKeys()) proceed((Connection) key.attachment());
        selector.selectedKeys().clear();
    }

    /** Those still on their way count as failed. */
    void giveUp(IOException reason) {
        for (Connection connection : all) if (!connection.isIdle()) failed(connection, reason);
    }

    @Override
    public void close() throws IOException {
        all.forEach(Connection::close);
        selector.close();
    }

    private void proceed(Connection connection) {
        Call call = connection.call();
        long intended = connection.intended();
        try {
            Answer answer = connection.proceed(buffer);
            if (answer == null) return;
            long now = System.nanoTime();
            idle.push(connection);
            listener.answered(call, answer, intended, now);
        } catch (IOException | CancelledKeyException | NumberFormatException e) {
            if (call != null) failed(connection, e instanceof IOException io ? io : new IOException(e));
            else connection.close();
        }
    }

    private void failed(Connection connection, IOException reason) {
        Call call = connection.call();
        long intended = connection.intended();
        connection.abandon();
        idle.push(connection);
        listener.failed(call, reason, intended, System.nanoTime());
    }
}

package io.holdfast.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.LongFunction;

/**
 * Sends at a fixed rate. A call that finds no free connection waits its turn, and its time counts from when it was due, so that a
 * server that stands still for a second is charged with every call of that second.
 */
public final class OpenLoop {
    /** More calls than this on their way: further ones wait in the client, on the clock. */
    public static final int CONNECTIONS = 64;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long HEAD_START = 5_000_000;

    private final InetSocketAddress address;
    private final Schedule schedule;

    public OpenLoop(InetSocketAddress address, Schedule schedule) {
        this.address = address;
        this.schedule = schedule;
    }

    /** Runs to the end. @param calls the call of a number, from 0 */
    public void run(LongFunction<Call> calls, Listener listener) throws IOException {
        long start = System.nanoTime() + HEAD_START;
        long end = start + schedule.due(schedule.count()) + PATIENCE.toNanos();
        long next = 0;
        try (var connections = new Connections(address, CONNECTIONS, listener)) {
            while (next < schedule.count() || !connections.allIdle()) {
                long now = System.nanoTime();
                if (now > end) {
                    giveUp(connections, next, start, calls, listener);
                    return;
                }
                for (long due = schedule.dueBy(now - start); next < due && connections.hasIdle(); next++)
                    connections.send(calls.apply(next), start + schedule.due(next));
                boolean timed = next < schedule.count() && connections.hasIdle();
                connections.await(timed ? Math.min(end, start + schedule.due(next)) : end);
            }
        }
    }

    private void giveUp(Connections connections, long next, long start, LongFunction<Call> calls, Listener listener) {
        var reason = new IOException("no answer within " + PATIENCE.toSeconds() + " s after the end");
        connections.giveUp(reason);
        long now = System.nanoTime();
        for (long n = next; n < schedule.count(); n++)
            listener.failed(calls.apply(n), reason, start + schedule.due(n), now);
    }
}

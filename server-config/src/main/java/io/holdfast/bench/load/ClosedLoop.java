package io.holdfast.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;

/** Each connection sends its next call when it was answered: shows how much a server can do, and flatters its slow moments. */
public final class ClosedLoop {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final InetSocketAddress address;
    private final int connections;

    public ClosedLoop(InetSocketAddress address, int connections) {
        this.address = address;
        this.connections = connections;
    }

    /** Runs for this time. Returns the nanoseconds it took until the last answer. */
    public long run(Call call, Duration time, Listener listener) throws IOException {
        long start = System.nanoTime();
        long last = start + time.toNanos();
        long end = last + PATIENCE.toNanos();
        try (var all = new Connections(address, connections, listener)) {
            while (true) {
                long now = System.nanoTime();
                while (now < last && all.hasIdle()) {
                    all.send(call, now);
                    now = System.nanoTime();
                }
                if (now >= last && all.allIdle()) break;
                if (now > end) {
                    all.giveUp(new IOException("no answer within " + PATIENCE.toSeconds() + " s after the end"));
                    break;
                }
                all.await(end);
            }
        }
        return System.nanoTime() - start;
    }
}

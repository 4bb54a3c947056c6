package io.holdfast.webshared.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.logging.Logger;

/**
 * One quota policy: so many requests per window for each client. A client's window begins with its first request and its
 * quota is whole again when the window ends, so that what the header fields announce is exactly what is kept. What other nodes
 * granted counts as soon as they have told.
 */
final class RateLimit {
    /** Beyond it the clients seen least are forgotten, and begin anew: memory stays bounded whoever calls. */
    static final int MOST_CLIENTS = 50_000;

    private static final int MOST_IN_LOG = 1000;
    private static final Logger LOG = Logger.getLogger(RateLimit.class.getName());

    private final String name;
    private final long quota;
    private final Duration window;
    private final LongSupplier nanoTime;
    private final Cache<String, Window> windows;

    /** Clients that were granted something of which other nodes do not know yet. */
    private final Set<String> untold = ConcurrentHashMap.newKeySet();

    /** Who was refused in the last window: the log names each once, not each refusal. */
    private final Cache<String, Boolean> refused;

    /**
     * @param name printable ASCII without quotes and backslashes, since it stands in header fields
     * @param nanoTime of the node; a test brings its own
     */
    RateLimit(String name, long quota, Duration window, LongSupplier nanoTime) {
        this.name = name;
        this.quota = quota;
        this.window = window;
        this.nanoTime = nanoTime;
        this.refused = Caffeine.newBuilder()
                .maximumSize(MOST_IN_LOG)
                .expireAfterWrite(window)
                .ticker(nanoTime::getAsLong)
                .build();
        this.windows = Caffeine.newBuilder()
                .maximumSize(MOST_CLIENTS)
                .expireAfterAccess(window)
                .ticker(nanoTime::getAsLong)
                .build();
    }

    /** Takes one request off the client's quota, when there is one left. */
    Allowance take(String client) {
        Window.Taken taken =
                windows.get(client, key -> new Window()).take(quota, window.toNanos(), nanoTime.getAsLong());
        long seconds = seconds(taken.nanosLeft());
        if (taken.granted()) {
            untold.add(client);
        } else if (refused.asMap().putIfAbsent(client, Boolean.TRUE) == null) {
            LOG.warning(() -> "client " + client + " went beyond " + this + " and is refused for " + seconds + " s");
        }
        return new Allowance(this, taken.granted(), taken.remaining(), seconds);
    }

    /** What this node granted to those whom it granted something since it was asked last. */
    List<Share> untold() {
        List<Share> shares = new ArrayList<>();
        for (String client : untold) {
            // Before the look: what is granted after it is told the next time.
            untold.remove(client);
            Window known = windows.getIfPresent(client);
            if (known != null) {
                known.granted(nanoTime.getAsLong())
                        .ifPresent(granted -> shares.add(
                                new Share(name, client, granted.requests(), Duration.ofNanos(granted.nanosLeft()))));
            }
        }
        return shares;
    }

    /** Another node told what it granted. */
    void hear(String node, Share share) {
        long left = Math.min(share.left().toNanos(), window.toNanos());
        if (left > 0) {
            windows.get(share.client(), key -> new Window()).hear(node, share.granted(), left, nanoTime.getAsLong());
        }
    }

    private static long seconds(long nanos) {
        return Math.max(1, Duration.ofNanos(nanos + 999_999_999).toSeconds());
    }

    String name() {
        return name;
    }

    /** This policy as an item of the field {@code RateLimit-Policy}. */
    String policyItem() {
        return '"' + name + "\";q=" + quota + ";w=" + window.toSeconds();
    }

    @Override
    public String toString() {
        return quota + " requests in " + window.toSeconds() + " s (" + name + ")";
    }

    /**
     * What is left of a quota after a request.
     *
     * @param granted false when there was nothing left to take
     * @param remaining requests that the client may still make in this window
     * @param seconds until the window ends, rounded up
     */
    record Allowance(RateLimit limit, boolean granted, long remaining, long seconds) {
        /** This allowance as an item of the field {@code RateLimit}. */
        String item() {
            return '"' + limit.name + "\";r=" + remaining + ";t=" + seconds;
        }
    }
}

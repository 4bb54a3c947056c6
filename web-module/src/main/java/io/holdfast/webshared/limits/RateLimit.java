package io.holdfast.webshared.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.logging.Logger;

/**
 * One quota policy: so many requests per window for each client. A client's window begins with its first request and its
 * quota is whole again when the window ends, so that what the header fields announce is exactly what is kept.
 */
final class RateLimit {
    /** Beyond it the clients seen least are forgotten, and begin anew: memory stays bounded whoever calls. */
    static final int MOST_CLIENTS = 50_000;

    private static final int MOST_IN_LOG = 1000;
    private static final Logger LOG = Logger.getLogger(RateLimit.class.getName());

    private final String name;
    private final long quota;
    private final Duration window;
    private final TimeMeter time;
    private final Cache<String, Bucket> buckets;

    /** Who was refused in the last window: the log names each once, not each refusal. */
    private final Cache<String, Boolean> refused;

    /**
     * @param name printable ASCII without quotes and backslashes, since it stands in header fields
     * @param time of the node; a test brings its own
     */
    RateLimit(String name, long quota, Duration window, TimeMeter time) {
        this.name = name;
        this.quota = quota;
        this.window = window;
        this.time = time;
        this.refused = Caffeine.newBuilder()
                .maximumSize(MOST_IN_LOG)
                .expireAfterWrite(window)
                .ticker(time::currentTimeNanos)
                .build();
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_CLIENTS)
                .expireAfterAccess(window)
                .ticker(time::currentTimeNanos)
                .build();
    }

    /** Takes one request off the client's quota, when there is one left. */
    Allowance take(String client) {
        var probe = buckets.get(client, key -> full()).tryConsumeAndReturnRemaining(1);
        long seconds = seconds(probe.getNanosToWaitForReset());
        if (!probe.isConsumed() && refused.asMap().putIfAbsent(client, Boolean.TRUE) == null) {
            LOG.warning(() -> "client " + client + " went beyond " + this + " and is refused for " + seconds + " s");
        }
        return new Allowance(this, probe.isConsumed(), probe.getRemainingTokens(), seconds);
    }

    private Bucket full() {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(quota).refillIntervally(quota, window))
                .build();
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

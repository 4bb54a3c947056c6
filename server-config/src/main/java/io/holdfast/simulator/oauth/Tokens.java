package io.holdfast.simulator.oauth;

import io.holdfast.simulator.wire.RollingLimit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The tokens that live. An access token lives one hour and belongs to a grant (a refresh token, or a client that works
 * for itself); a grant has at most 15 live ones and gets at most 10 new ones in 10 minutes. A user has at most 20 refresh
 * tokens; one more silently ends the oldest. Safe for many threads.
 */
public final class Tokens {
    static final Duration ACCESS_LIFETIME = Duration.ofHours(1);
    private static final int LIVE = 15;
    private static final int REFRESH_TOKENS = 20;
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int NEW_PER_WINDOW = 10;

    private record Access(String grant, Instant expiresAt) {}

    private final Clock clock;
    private final Map<String, Access> access = new LinkedHashMap<>();
    private final Map<String, RollingLimit> limits = new HashMap<>();
    private final Map<String, Instant> refreshTokens = new LinkedHashMap<>();

    public Tokens(Clock clock, String configuredRefreshToken) {
        this.clock = clock;
        refreshTokens.put(configuredRefreshToken, clock.instant());
    }

    /** Says whether the token opens the APIs now. */
    public synchronized boolean isLive(String token) {
        Access found = access.get(token);
        return found != null && clock.instant().isBefore(found.expiresAt());
    }

    synchronized boolean isRefreshToken(String token) {
        boolean known = false;
        for (String one : refreshTokens.keySet()) {
            known |= Credentials.same(one, token);
        }
        return known;
    }

    synchronized String newRefreshToken() {
        if (refreshTokens.size() >= REFRESH_TOKENS) {
            end(refreshTokens.keySet().iterator().next());
        }
        String token = TokenText.next();
        refreshTokens.put(token, clock.instant());
        return token;
    }

    /** Returns a new access token, empty while the grant is throttled. */
    synchronized Optional<String> newAccessToken(String grant) {
        if (!limits.computeIfAbsent(grant, any -> new RollingLimit(clock, NEW_PER_WINDOW, WINDOW))
                .take()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        access.values().removeIf(one -> !now.isBefore(one.expiresAt()));
        evictOldest(grant);
        String token = TokenText.next();
        access.put(token, new Access(grant, now.plus(ACCESS_LIFETIME)));
        return Optional.of(token);
    }

    private void evictOldest(String grant) {
        long live = access.values().stream()
                .filter(one -> one.grant().equals(grant))
                .count();
        Iterator<Access> oldestFirst = access.values().iterator();
        while (live >= LIVE && oldestFirst.hasNext()) {
            if (oldestFirst.next().grant().equals(grant)) {
                oldestFirst.remove();
                live--;
            }
        }
    }

    /** Ends a refresh token with its access tokens, or one access token; false when it is neither. */
    synchronized boolean revoke(String token) {
        return refreshTokens.containsKey(token) ? end(token) : access.remove(token) != null;
    }

    private boolean end(String refreshToken) {
        access.values().removeIf(one -> one.grant().equals(refreshToken));
        limits.remove(refreshToken);
        return refreshTokens.remove(refreshToken) != null;
    }

    /** Ends the access token that lives longest, as one more than allowed does. */
    synchronized void endOldest() {
        Iterator<Access> oldestFirst = access.values().iterator();
        if (oldestFirst.hasNext()) {
            oldestFirst.next();
            oldestFirst.remove();
        }
    }

    /** Ends every access token at once, and forgets how many were given. */
    public synchronized void endAccessTokens() {
        access.clear();
        limits.clear();
    }
}

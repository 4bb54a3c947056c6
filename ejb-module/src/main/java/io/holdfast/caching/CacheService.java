package io.holdfast.caching;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.map.IMap;
import com.hazelcast.map.LocalMapStats;
import com.hazelcast.query.Predicates;
import io.holdfast.shared.id.AccountId;
import io.holdfast.shared.id.TenantId;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The tier that all nodes share. Nobody waits for it longer than 50 ms, and while it does not answer nobody waits at all: it then
 * behaves like an empty cache. Keys are texts that begin with the cache and the tenant, values are bytes.
 */
@ApplicationScoped
public class CacheService {
    private static final Logger LOG = Logger.getLogger(CacheService.class.getName());
    private static final long LONGEST_WAIT_MILLIS = 50;
    private static final int TOLERATED = 3;
    private static final Duration REST = Duration.ofSeconds(5);

    private final Breaker breaker = new Breaker(TOLERATED, REST);

    @Inject
    Grid grid;

    @Resource
    ManagedExecutorService background;

    /** The value of a key; empty when there is none, or the grid does not answer in time. */
    public Optional<byte[]> get(String cache, String key) {
        return asked(cache, map -> map.getAsync(key));
    }

    /** Keeps a value, without waiting for it. @param ttl null for that of the cache */
    public void set(String cache, String key, byte[] value, Duration ttl) {
        told(
                cache,
                map -> ttl == null
                        ? map.setAsync(key, value)
                        : map.setAsync(key, value, ttl.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Forgets a key, without waiting for it. */
    public void delete(String cache, String key) {
        told(cache, map -> map.removeAsync(key));
    }

    /** Forgets what is kept for a tenant, in the background. */
    public void invalidate(String cache, TenantId tenant) {
        removeLike(cache, CacheKey.ofTenant(cache, tenant));
    }

    /** Forgets what is kept of an account, in the background: its own pages, and those of scopes that may hold it among others. */
    public void invalidateCache(TenantId tenant, AccountId account, String cache) {
        String all = CacheKey.ofTenant(cache, tenant);
        removeLike(cache, all + account + ":");
        removeLike(cache, all + CacheScope.ALL + ":");
        removeLike(cache, all + CacheScope.OWN);
    }

    /** Forgets a whole cache, of all tenants, in the background. */
    public void clear(String cache) {
        removeLike(cache, "");
    }

    /** What this node holds of a cache. Zeroes when there is no grid. */
    public CacheStats getStats(String cache) {
        try {
            return grid.map(cache)
                    .map(opening -> opening.getNow(null))
                    .map(IMap::getLocalMapStats)
                    .map(CacheService::stats)
                    .orElse(CacheStats.NONE);
        } catch (HazelcastException | IllegalStateException | CompletionException e) {
            LOG.log(Level.FINE, "the data grid does not tell its statistics", e);
            return CacheStats.NONE;
        }
    }

    /** False while the grid is left alone because it did not answer. */
    public boolean answers() {
        return !breaker.isOpen();
    }

    private Optional<byte[]> asked(String cache, Question question) {
        if (!breaker.allows(System.nanoTime())) {
            return Optional.empty();
        }
        try {
            Optional<CompletableFuture<IMap<String, byte[]>>> map = grid.map(cache);
            if (map.isEmpty()) {
                return Optional.empty();
            }
            byte[] value = map.get().thenCompose(question::of).get(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS);
            breaker.succeeded();
            return Optional.ofNullable(value);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (TimeoutException | ExecutionException | RejectedExecutionException e) {
            failed(e);
            return Optional.empty();
        }
    }

    private void told(String cache, Message message) {
        if (!breaker.allows(System.nanoTime())) {
            return;
        }
        try {
            grid.map(cache).ifPresent(opening -> watch(opening.thenCompose(message::to)));
        } catch (RejectedExecutionException e) {
            failed(e);
        }
    }

    private void watch(CompletionStage<?> call) {
        call.whenComplete((done, failure) -> {
            if (failure == null) {
                breaker.succeeded();
            } else {
                failed(failure);
            }
        });
    }

    private void removeLike(String cache, String beginning) {
        try {
            background.execute(() -> told(cache, map -> {
                map.removeAll(Predicates.like("__key", beginning + "%"));
                return CompletableFuture.completedFuture(null);
            }));
        } catch (RejectedExecutionException e) {
            LOG.log(Level.FINE, "nothing is invalidated: the server is stopping", e);
        }
    }

    private void failed(Throwable why) {
        if (breaker.failed(System.nanoTime())) {
            LOG.log(Level.WARNING, "the data grid does not answer; the database serves in its place", why);
        }
    }

    private static CacheStats stats(LocalMapStats stats) {
        return new CacheStats(
                stats.getOwnedEntryCount(),
                stats.getOwnedEntryMemoryCost(),
                stats.getHits(),
                stats.getGetOperationCount() - stats.getHits());
    }

    private interface Question {
        CompletionStage<byte[]> of(IMap<String, byte[]> map);
    }

    private interface Message {
        CompletionStage<?> to(IMap<String, byte[]> map);
    }
}

package io.holdfast.caching;

import io.holdfast.shared.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The caches of all lists. A feature opens its own when it starts and keeps it. */
@ApplicationScoped
public class PageCaches {
    private final Map<String, PageCache<?>> open = new ConcurrentHashMap<>();

    @Inject
    CacheService grid;

    @Inject
    CacheMetrics metrics;

    @Inject
    @ConfigProperty(name = "holdfast.cache.local-ttl")
    Duration localTtl;

    @Inject
    @ConfigProperty(name = "holdfast.cache.local-items")
    long localItems;

    /**
     * Opens the cache of a list.
     *
     * @param name the word of its mirror, such as {@code projects}
     * @param format raised whenever the members of the items change
     */
    public <T> PageCache<T> open(String name, String format, Class<T[]> items) {
        var cache = new PageCache<>(name, new PageBytes<>(format, items), grid, localTtl, localItems);
        open.put(name, cache);
        metrics.register(cache);
        return cache;
    }

    /** Forgets what this node keeps of a tenant. */
    public void forget(String name, TenantId tenant) {
        Optional.ofNullable(open.get(name)).ifPresent(cache -> cache.forget(tenant));
    }

    public Collection<PageCache<?>> all() {
        return open.values();
    }
}

package io.holdfast.caching;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.holdfast.mirror.Freshness;
import io.holdfast.shared.id.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The pages of one list, of all tenants: this node's memory in front, the grid behind it. A page counts only while its label is
 * the listing that the mirror holds.
 *
 * @param <T> what is listed
 */
public final class PageCache<T> {
    private static final Logger LOG = Logger.getLogger(PageCache.class.getName());
    private static final int LOCKS = 64;

    private final String name;
    private final PageBytes<T> bytes;
    private final CacheService grid;
    private final Cache<CacheKey, Labelled<T>> local;
    private final Counters counters = new Counters();
    private final Object[] locks = new Object[LOCKS];

    /** @param localItems how many listed things this node keeps at most, over all pages */
    PageCache(String name, PageBytes<T> bytes, CacheService grid, Duration localTtl, long localItems) {
        this.name = name;
        this.bytes = bytes;
        this.grid = grid;
        this.local = Caffeine.newBuilder()
                .expireAfterWrite(localTtl)
                .maximumWeight(localItems)
                .weigher((CacheKey key, Labelled<T> page) ->
                        1 + page.content().items().size())
                .build();
        for (int i = 0; i < LOCKS; i++) {
            locks[i] = new Object();
        }
    }

    /**
     * The page of a key, from the nearest tier that has it.
     *
     * @param freshness of the mirror, asked just before
     * @param load reads the page from the mirror
     */
    public Page<T> get(CacheKey key, Freshness freshness, Supplier<PageContent<T>> load) {
        Page<T> page = find(key, freshness.lastSynced(), load);
        counters.served(page.tier(), freshness.stale());
        return page;
    }

    private Page<T> find(CacheKey key, Instant label, Supplier<PageContent<T>> load) {
        if (label == null) {
            return new Page<>(load.get(), Tier.PROJECTION);
        }
        Labelled<T> here = local.getIfPresent(key);
        if (here != null && here.label().equals(label)) {
            return new Page<>(here.content(), Tier.LOCAL);
        }
        // One of those who miss the same page fetches it.
        synchronized (locks[Math.floorMod(key.hashCode(), LOCKS)]) {
            here = local.getIfPresent(key);
            return here != null && here.label().equals(label)
                    ? new Page<>(here.content(), Tier.LOCAL)
                    : fetch(key, label, load);
        }
    }

    private Page<T> fetch(CacheKey key, Instant label, Supplier<PageContent<T>> load) {
        String text = key.text();
        Optional<Labelled<T>> shared = grid.get(name, text).flatMap(this::readable);
        if (shared.isPresent() && shared.get().label().equals(label)) {
            local.put(key, shared.get());
            return new Page<>(shared.get().content(), Tier.GRID);
        }
        var page = new Labelled<>(load.get(), label);
        local.put(key, page);
        grid.set(name, text, bytes.write(page), null);
        return new Page<>(page.content(), Tier.PROJECTION);
    }

    /** Forgets a tenant's pages on this node. */
    void forget(TenantId tenant) {
        local.asMap().keySet().removeIf(key -> key.tenant().equals(tenant));
    }

    String name() {
        return name;
    }

    Counters counters() {
        return counters;
    }

    private Optional<Labelled<T>> readable(byte[] value) {
        try {
            return bytes.read(value);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "a page of " + name + " in the grid cannot be read; it is replaced");
            return Optional.empty();
        }
    }
}

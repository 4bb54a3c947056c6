package io.holdfast.caching;

import static java.util.Comparator.comparing;

import io.holdfast.caching.usecase.CacheView;
import io.holdfast.mirror.ZohoTraffic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Puts together what is counted about each cache. */
@ApplicationScoped
public class CacheStatistics {
    @Inject
    PageCaches caches;

    @Inject
    CacheService grid;

    @Inject
    ZohoTraffic zoho;

    /** One view per cache, by name. */
    public List<CacheView> current() {
        return caches.all().stream()
                .map(this::view)
                .sorted(comparing(CacheView::name))
                .toList();
    }

    private CacheView view(PageCache<?> cache) {
        Counters counters = cache.counters();
        CacheStats inGrid = grid.getStats(cache.name());
        long calls = zoho.calls(cache.name());
        return new CacheView(
                cache.name(),
                counters.hits(),
                counters.misses(),
                counters.stale(),
                calls,
                Math.max(0, counters.answers() * zoho.callsPerListing(cache.name()) - calls),
                CacheMetrics.ratio(counters),
                inGrid.entries(),
                inGrid.bytes());
    }
}

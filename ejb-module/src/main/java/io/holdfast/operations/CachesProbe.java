package io.holdfast.operations;

import io.holdfast.caching.usecase.CacheView;
import io.holdfast.caching.usecase.ReadingCacheStatistics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the caches of this node did since it started. Numbers alone: few hits are no illness, they may be few readers. */
@ApplicationScoped
public class CachesProbe implements HealthProbe {
    @Inject
    ReadingCacheStatistics statistics;

    @Override
    public String name() {
        return "caches";
    }

    @Override
    public int place() {
        return 40;
    }

    @Override
    public HealthPart check(Instant now) {
        List<CacheView> caches = statistics.current();
        Map<String, Object> details = new LinkedHashMap<>();
        caches.forEach(cache -> {
            details.put(cache.name() + ".hits", cache.hits());
            details.put(cache.name() + ".misses", cache.misses());
            details.put(cache.name() + ".staleServed", cache.staleServed());
            details.put(cache.name() + ".zohoCalls", cache.zohoCalls());
            details.put(cache.name() + ".callsSaved", cache.callsSaved());
        });
        long saved = caches.stream().mapToLong(CacheView::callsSaved).sum();
        return new HealthPart(
                name(),
                HealthStatus.UP,
                saved == 0
                        ? "They have not saved a call to Zoho since this node started."
                        : "They have saved " + saved + (saved == 1 ? " call" : " calls")
                                + " to Zoho since this node started.",
                null,
                now,
                details);
    }
}

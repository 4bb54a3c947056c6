package io.holdfast.operations;

import io.holdfast.caching.usecase.CacheView;
import io.holdfast.caching.usecase.ReadingCacheStatistics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the caches of all nodes did, each since its start. Numbers alone: few hits are no illness, they may be few readers.
 */
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
        Map<String, List<CacheView>> ofNodes = statistics.ofNodes();
        List<CacheView> caches = CacheView.sum(ofNodes.values());
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("nodes", String.join(", ", ofNodes.keySet()));
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
                (saved == 0
                                ? "They have not saved a call"
                                : "They have saved " + saved + (saved == 1 ? " call" : " calls"))
                        + " to Zoho since "
                        + (ofNodes.size() == 1 ? "this node started." : ofNodes.size() + " nodes started."),
                null,
                now,
                details);
    }
}

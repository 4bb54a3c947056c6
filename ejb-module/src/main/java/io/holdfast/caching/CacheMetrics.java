package io.holdfast.caching;

import io.holdfast.mirror.ZohoTraffic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Tells the counters of caches as MicroProfile Metrics. */
@ApplicationScoped
public class CacheMetrics {
    @Inject
    MetricRegistry registry;

    @Inject
    ZohoTraffic zoho;

    public void register(PageCache<?> cache) {
        var name = new Tag("cache", cache.name());
        Counters counters = cache.counters();
        for (Tier tier : Tier.values()) {
            registry.gauge(
                    named("holdfast_cache_answers", "answers of lists, by the tier that held them"),
                    counters,
                    c -> c.served(tier),
                    name,
                    new Tag("tier", tier.word()));
        }
        registry.gauge(
                named("holdfast_cache_stale", "answers older than they should be"), counters, Counters::stale, name);
        registry.gauge(
                named("holdfast_cache_hit_ratio", "answers without the database, of all"),
                counters,
                CacheMetrics::ratio,
                name);
        registry.gauge(
                named("holdfast_cache_zoho_calls", "requests to Zoho for this list"),
                zoho,
                traffic -> traffic.calls(cache.name()),
                name);
    }

    static double ratio(Counters counters) {
        long answers = counters.answers();
        return answers == 0 ? 1 : (double) counters.hits() / answers;
    }

    private static Metadata named(String name, String description) {
        return Metadata.builder().withName(name).withDescription(description).build();
    }
}

package io.holdfast.caching.usecase;

import static io.holdfast.shared.security.Permission.MANAGE_SYSTEM;

import io.holdfast.caching.CacheStatistics;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Shows how the caches of this node do. Needs no database. */
@ApplicationScoped
@RequiresPermission(MANAGE_SYSTEM)
public class ReadingCacheStatistics {
    @Inject
    CacheStatistics statistics;

    /** One view per cache, by name. */
    @RequiresPermission(action = "cache.read")
    public List<CacheView> current() {
        return statistics.current();
    }
}

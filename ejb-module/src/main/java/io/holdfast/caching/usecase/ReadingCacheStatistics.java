package io.holdfast.caching.usecase;

import static io.holdfast.shared.security.Permission.MANAGE_SYSTEM;

import io.holdfast.caching.CacheStatistics;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** Shows how the caches of all nodes do. Needs no database: other nodes tell with their signs of life. */
@ApplicationScoped
@RequiresPermission(MANAGE_SYSTEM)
public class ReadingCacheStatistics {
    @Inject
    CacheStatistics statistics;

    /** By the names of nodes, this one's among them; one view per cache, by name. Other nodes' are some seconds old. */
    @RequiresPermission(action = "cache.read")
    public Map<String, List<CacheView>> ofNodes() {
        return statistics.ofNodes();
    }
}

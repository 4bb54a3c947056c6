package io.holdfast.caching;

import static io.holdfast.shared.json.SharedJson.JSON;
import static java.util.Comparator.comparing;

import io.holdfast.caching.usecase.CacheView;
import io.holdfast.cluster.ThisNode;
import io.holdfast.mirror.ZohoTraffic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts together what is counted about each cache, here and on the other nodes. */
@ApplicationScoped
public class CacheStatistics {
    private static final String CACHES = "caches";

    @Inject
    PageCaches caches;

    @Inject
    CacheService grid;

    @Inject
    ZohoTraffic zoho;

    @Inject
    ThisNode self;

    void tell(@Observes @Initialized(ApplicationScoped.class) Object start) {
        self.says(CACHES, () -> toJson(here()));
    }

    /** One view per cache, by name, for each node that is alive. */
    public Map<String, List<CacheView>> ofNodes() {
        Map<String, List<CacheView>> all = new TreeMap<>();
        self.othersSay(CACHES).forEach((node, said) -> all.put(node, fromJson(said)));
        all.put(self.name(), here());
        return all;
    }

    private List<CacheView> here() {
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
                inGrid.entries(),
                inGrid.bytes());
    }

    static JsonObject toJson(List<CacheView> views) {
        JsonObjectBuilder all = JSON.createObjectBuilder();
        views.forEach(view -> all.add(
                view.name(),
                JSON.createObjectBuilder()
                        .add("hits", view.hits())
                        .add("misses", view.misses())
                        .add("staleServed", view.staleServed())
                        .add("zohoCalls", view.zohoCalls())
                        .add("callsSaved", view.callsSaved())
                        .add("entries", view.entries())
                        .add("bytes", view.bytes())));
        return all.build();
    }

    /** What a node of another version does not say counts as nothing. */
    static List<CacheView> fromJson(JsonObject said) {
        return said.keySet().stream()
                .sorted()
                .map(name -> view(name, said.getJsonObject(name)))
                .toList();
    }

    private static CacheView view(String name, JsonObject said) {
        return new CacheView(
                name,
                number(said, "hits"),
                number(said, "misses"),
                number(said, "staleServed"),
                number(said, "zohoCalls"),
                number(said, "callsSaved"),
                number(said, "entries"),
                number(said, "bytes"));
    }

    private static long number(JsonObject said, String what) {
        JsonNumber number = said.getJsonNumber(what);
        return number == null ? 0 : number.longValue();
    }
}

package io.holdfast.caching;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.caching.usecase.CacheView;
import jakarta.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class CacheStatisticsTest {
    @Test
    void whatANodeSaysOfItsCachesIsUnderstoodByTheOthers() {
        var views = List.of(
                new CacheView("invoices", 1, 2, 3, 4, 5, 6, 7), new CacheView("projects", 8, 9, 10, 11, 12, 13, 14));

        assertThat(CacheStatistics.fromJson(CacheStatistics.toJson(views))).isEqualTo(views);
    }

    @Test
    void whatANodeOfAnotherVersionDoesNotSayCountsAsNothing() {
        var said = Json.createObjectBuilder()
                .add("projects", Json.createObjectBuilder().add("hits", 3))
                .build();

        assertThat(CacheStatistics.fromJson(said)).containsExactly(new CacheView("projects", 3, 0, 0, 0, 0, 0, 0));
    }
}

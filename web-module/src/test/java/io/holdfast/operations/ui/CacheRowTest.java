package io.holdfast.operations.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.caching.usecase.CacheView;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheRowTest {
    @Test
    void aCacheSaysWhatItAnsweredAndWhatItSaved() {
        CacheRow row = CacheRow.of("", new CacheView("projects", 9_999, 1, 3, 12, 19_988, 2_049, 2_049));

        assertThat(row.name()).isEqualTo("Projects");
        assertThat(row.answers()).isEqualTo("10,000");
        assertThat(row.saved()).isEqualTo("19,988");
    }

    @Test
    void nearlyAllIsNotAll() {
        assertThat(CacheRow.of("", new CacheView("projects", 99_999, 1, 0, 0, 0, 1, 1))
                        .rate())
                .isEqualTo("99.9 %");
        assertThat(CacheRow.of("", new CacheView("projects", 5, 0, 0, 0, 0, 1, 1))
                        .rate())
                .isEqualTo("100.0 %");
    }

    @Test
    void aCacheThatNobodyAskedHasNoRate() {
        CacheRow row = CacheRow.of("", new CacheView("invoices", 0, 0, 0, 0, 0, 0, 0));

        assertThat(row.rate()).isEqualTo("–");
        assertThat(row.held()).isEqualTo("0 pages, 0 KB");
    }

    @Test
    void ofSeveralNodesTheSumComesFirstAndEachIsNamed() {
        var here = new CacheView("projects", 3, 1, 0, 2, 4, 1, 10);
        var there = new CacheView("projects", 6, 0, 0, 0, 12, 2, 20);

        var rows = CacheRow.all(Map.of("node1", List.of(here), "node2", List.of(there)));

        assertThat(rows).extracting(CacheRow::answers).containsExactlyInAnyOrder("10", "4", "6");
        assertThat(rows.get(0)).satisfies(sum -> {
            assertThat(sum.node()).isEmpty();
            assertThat(sum.rate()).isEqualTo("90.0 %");
            assertThat(sum.saved()).isEqualTo("16");
            assertThat(sum.held()).isEqualTo("3 pages, 1 KB");
        });
        assertThat(rows.subList(1, 3)).extracting(CacheRow::node).containsExactlyInAnyOrder("node1", "node2");
    }

    @Test
    void ofOneNodeThereIsNothingToAdd() {
        var rows = CacheRow.all(Map.of("node1", List.of(new CacheView("projects", 3, 1, 0, 2, 4, 1, 10))));

        assertThat(rows).extracting(CacheRow::node).containsExactly("");
    }
}

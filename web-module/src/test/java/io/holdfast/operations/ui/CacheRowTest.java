package io.holdfast.operations.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.caching.usecase.CacheView;
import org.junit.jupiter.api.Test;

class CacheRowTest {
    @Test
    void aCacheSaysWhatItAnsweredAndWhatItSaved() {
        CacheRow row = CacheRow.of(new CacheView("projects", 9_999, 1, 3, 12, 19_988, 1, 2_049, 2_049));

        assertThat(row.name()).isEqualTo("Projects");
        assertThat(row.answers()).isEqualTo("10,000");
        assertThat(row.saved()).isEqualTo("19,988");
    }

    @Test
    void nearlyAllIsNotAll() {
        assertThat(CacheRow.of(new CacheView("projects", 99_999, 1, 0, 0, 0, 0.99999, 1, 1))
                        .rate())
                .isEqualTo("99.9 %");
        assertThat(CacheRow.of(new CacheView("projects", 5, 0, 0, 0, 0, 1, 1, 1))
                        .rate())
                .isEqualTo("100.0 %");
    }

    @Test
    void aCacheThatNobodyAskedHasNoRate() {
        CacheRow row = CacheRow.of(new CacheView("invoices", 0, 0, 0, 0, 0, 1, 0, 0));

        assertThat(row.rate()).isEqualTo("–");
        assertThat(row.held()).isEqualTo("0 pages, 0 KB");
    }
}

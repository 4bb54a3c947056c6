package io.holdfast.search.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.shared.problem.DomainException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTextTest {
    @Test
    void blanksAroundATextAreNoPartOfIt() {
        assertThat(SearchText.parse("  Harbor bri ").value()).isEqualTo("Harbor bri");
        assertThat(SearchText.parse("ö").value()).isEqualTo("ö");
        assertThat(SearchText.parse("x".repeat(100)).value()).hasSize(100);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "   ", "---", "#", "a\0b", "\0"})
    void whatHasNothingToLookForIsRefused(String text) {
        assertThatThrownBy(() -> SearchText.parse(text))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("'q'");
    }

    @Test
    void moreThanAHundredCharactersAreRefused() {
        assertThatThrownBy(() -> SearchText.parse("x".repeat(101))).hasMessageContaining("100");
    }
}

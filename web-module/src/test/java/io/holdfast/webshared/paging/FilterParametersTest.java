package io.holdfast.webshared.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.shared.audit.Risk;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterParametersTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\t"})
    void whatAnEmptyFieldOfAFormSendsFiltersNothing(String sent) {
        assertThat(FilterParameters.text(sent)).isNull();
        assertThat(FilterParameters.word("risk", sent, Risk.class)).isNull();
        assertThat(FilterParameters.moment("from", sent)).isNull();
    }

    @Test
    void aWordIsOneOfTheSet() {
        assertThat(FilterParameters.word("risk", "HIGH", Risk.class)).isEqualTo(Risk.HIGH);
        assertThatThrownBy(() -> FilterParameters.word("risk", "high", Risk.class))
                .hasMessage("'risk' must be one of LOW, MEDIUM, HIGH, CRITICAL.");
    }

    @Test
    void aMomentHasAnOffset() {
        assertThat(FilterParameters.moment("from", "2026-11-21T10:00:00+01:00"))
                .isEqualTo(Instant.parse("2026-11-21T09:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-21",
                "2026-11-21T10:00:00",
                "yesterday",
                "2026-02-30T00:00:00Z",
                "+999999999-12-31T23:59:59Z",
                "0000-01-01T00:00:00Z",
                "'; DROP TABLE audit_log; --"
            })
    void whatIsNoMomentIsRefusedByName(String sent) {
        assertThatThrownBy(() -> FilterParameters.moment("from", sent))
                .isInstanceOfSatisfying(DomainException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(ProblemCode.INVALID_PARAMETER))
                .hasMessageContaining("'from'");
    }
}

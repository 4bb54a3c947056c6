package io.holdfast.webshared.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListParametersTest {
    @Test
    void aListHasFiftyItemsUnlessAskedOtherwise() {
        assertThat(ListParameters.limit(null)).isEqualTo(50);
        assertThat(ListParameters.limit("1")).isEqualTo(1);
        assertThat(ListParameters.limit("200")).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-1", "201", "2147483648", "99999999999999999999", "1.5", "1e2", "ten", "", " 5", "0x10"})
    void whatIsNoWholeNumberFromOneToTwoHundredIsRefusedByName(String limit) {
        assertThatThrownBy(() -> ListParameters.limit(limit))
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.INVALID_PARAMETER))
                .hasMessageContaining("'limit'");
    }

    @Test
    void aFlagIsTrueOrFalseAndFalseWhenAbsent() {
        assertThat(ListParameters.flag("refresh", null)).isFalse();
        assertThat(ListParameters.flag("refresh", "false")).isFalse();
        assertThat(ListParameters.flag("refresh", "true")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "TRUE", "yes", " true"})
    void anyOtherWordIsRefusedByName(String word) {
        assertThatThrownBy(() -> ListParameters.flag("refresh", word))
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.INVALID_PARAMETER))
                .hasMessageContaining("'refresh'");
    }
}

package io.holdfast.identity.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningUpTest {
    @Test
    void aNameIsKeptWithoutTheSpaceAroundIt() {
        assertThat(SigningUp.called("  Zoë Müller ")).isEqualTo("Zoë Müller");
        assertThat(SigningUp.called("x".repeat(255))).hasSize(255);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "Zoë\0"})
    void aMemberHasANameThatCanBeKept(String name) {
        refused(name);
    }

    @Test
    void aNameHasAnEnd() {
        refused("x".repeat(256));
    }

    private static void refused(String name) {
        assertThatThrownBy(() -> SigningUp.called(name)).isInstanceOfSatisfying(DomainException.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(ProblemCode.INVALID_FIELD);
            assertThat(refusal.errors())
                    .extracting(DomainException.FieldError::pointer)
                    .containsExactly("/name");
        });
    }
}

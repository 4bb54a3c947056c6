package io.holdfast.identity.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
    private static final String EMAIL = "anna@people.example";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery",
                "twelve chars",
                "ένας κωδικός μακρύς",
                "😀😁😂😃😄😅😆😇😈😉😊😋",
                "anna and her dog",
                "' OR '1'='1 --"
            })
    void longPasswordsOfAnyKindAreAccepted(String password) {
        assertThatCode(() -> PasswordRules.check(password, EMAIL, false)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "eleven char",
                "😀😁😂😃😄😅😆😇😈😉😊",
                "aaaaaaaaaaaaaaaa",
                "abcabcabcabcabc",
                "anna@people.example",
                "my Anna@People.Example!",
                "annaannaanna",
                "ANNAannaANNA",
                "holdfast-demo"
            })
    void guessablePasswordsAreRefused(String password) {
        assertThatThrownBy(() -> PasswordRules.check(password, EMAIL, false))
                .isInstanceOfSatisfying(DomainException.class, e -> {
                    assertThat(e.code()).isEqualTo(ProblemCode.PASSWORD_REFUSED);
                    assertThat(e.errors()).containsExactly(new FieldError("/password", e.getMessage()));
                    assertThat(e.getMessage()).doesNotContain(password.isEmpty() ? "\0" : password);
                });
    }

    @Test
    void thereIsALongestPassword() {
        String longest = "abcd".repeat(SigningIn.LONGEST_PASSWORD / 4);

        assertThatCode(() -> PasswordRules.check(longest, EMAIL, false)).doesNotThrowAnyException();
        assertThatThrownBy(() -> PasswordRules.check(longest + "e", EMAIL, false))
                .isInstanceOf(DomainException.class);
    }

    @Test
    void theDemoPasswordIsForTheDemo() {
        assertThatCode(() -> PasswordRules.check("holdfast-demo", EMAIL, true)).doesNotThrowAnyException();
    }
}

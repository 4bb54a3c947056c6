package io.holdfast.webshared.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CsrfTokenTest {
    private static final String SESSION = "a-session-token";

    @Test
    void aTokenMatchesItsSessionAlone() {
        assertThat(CsrfToken.matches(SESSION, CsrfToken.of(SESSION))).isTrue();
        assertThat(CsrfToken.matches("another", CsrfToken.of(SESSION))).isFalse();
    }

    @Test
    void whatWasNotDerivedDoesNotMatch() {
        assertThat(CsrfToken.matches(SESSION, null)).isFalse();
        assertThat(CsrfToken.matches(SESSION, "")).isFalse();
        assertThat(CsrfToken.matches(SESSION, SESSION)).isFalse();
        assertThat(CsrfToken.matches(SESSION, CsrfToken.of(SESSION) + "A")).isFalse();
    }

    @Test
    void aTokenGoesIntoAHeaderAndDoesNotShowTheSession() {
        assertThat(CsrfToken.of(SESSION)).matches("[A-Za-z0-9_-]{43}").doesNotContain(SESSION);
    }
}

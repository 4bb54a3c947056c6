package io.holdfast.webshared.cors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedOriginsTest {
    @Test
    void nobodyIsTrustedByDefault() {
        assertThat(new TrustedOrigins("", " , ").areNone()).isTrue();
    }

    @Test
    void aSiteIsTrustedByItsWholeOrigin() {
        var trusted = new TrustedOrigins("https://App.example, http://localhost:3000", "");

        assertThat(trusted.mayRead("https://app.example")).isTrue();
        assertThat(trusted.mayRead("http://localhost:3000")).isTrue();
        assertThat(trusted.mayRead("http://app.example")).isFalse();
        assertThat(trusted.mayRead("https://app.example:8443")).isFalse();
        assertThat(trusted.mayRead("https://app.example.evil.example")).isFalse();
        assertThat(trusted.mayRead("null")).isFalse();
    }

    @Test
    void theCookieNeedsAListOfItsOwn() {
        var trusted = new TrustedOrigins("https://app.example", "https://desk.example");

        assertThat(trusted.maySendCookie("https://app.example")).isFalse();
        assertThat(trusted.maySendCookie("https://desk.example")).isTrue();
        assertThat(trusted.mayRead("https://desk.example")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*", "null", "app.example", "https://*.example", "https://app.example/", "ftp://app.example"})
    void whatIsNoOriginIsNotPassedOverInSilence(String entry) {
        assertThatThrownBy(() -> new TrustedOrigins("https://fine.example," + entry, ""))
                .hasMessageContaining(entry);
    }
}

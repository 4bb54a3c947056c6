package io.holdfast.webshared.auth;

import static io.holdfast.webshared.Servlet.requestWith;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SameOriginTest {
    private static final String HOST = "portal.example:8080";

    @Test
    void theBrowsersOwnWordIsBelieved() {
        assertThat(SameOrigin.sent(requestWith("Sec-Fetch-Site", "same-origin")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "none", "", "SAME-ORIGIN"})
    void anyOtherWordIsARefusalWhateverTheOriginSays(String site) {
        assertThat(SameOrigin.sent(requestWith("Sec-Fetch-Site", site, "Origin", "http://" + HOST, "Host", HOST)))
                .isFalse();
    }

    @Test
    void anOlderBrowserIsJudgedByItsOrigin() {
        assertThat(SameOrigin.sent(requestWith("Origin", "https://Portal.example:8080", "Host", HOST)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://portal.example",
                "http://portal.example:80",
                "http://evil.example:8080",
                "http://portal.example:8080.evil.example",
                "http://user@portal.example:8080",
                "null",
                "",
                "not a uri",
                "mailto:a@b.example"
            })
    void anotherOriginIsNotOurs(String origin) {
        assertThat(SameOrigin.sent(requestWith("Origin", origin, "Host", HOST))).isFalse();
    }

    @Test
    void aRequestThatSaysNothingDidNotComeFromOurPages() {
        assertThat(SameOrigin.sent(requestWith("Host", HOST))).isFalse();
        assertThat(SameOrigin.sent(requestWith("Origin", "http://" + HOST))).isFalse();
    }

    @Test
    void onlyABrowserThatNamesAnotherSiteDeniesThatItIsOurPage() {
        assertThat(SameOrigin.denied(requestWith("Sec-Fetch-Site", "cross-site")))
                .isTrue();
        assertThat(SameOrigin.denied(requestWith("Sec-Fetch-Site", "same-site", "Origin", "http://" + HOST)))
                .isTrue();
        assertThat(SameOrigin.denied(requestWith("Origin", "https://evil.example", "Host", HOST)))
                .isTrue();
        assertThat(SameOrigin.denied(requestWith("Origin", "null", "Host", HOST)))
                .isTrue();
        assertThat(SameOrigin.denied(requestWith("Sec-Fetch-Site", "same-origin")))
                .isFalse();
        assertThat(SameOrigin.denied(requestWith("Host", HOST))).isFalse();
    }
}

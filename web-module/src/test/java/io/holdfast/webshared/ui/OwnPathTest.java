package io.holdfast.webshared.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnPathTest {
    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "dashboard",
                "https://elsewhere.example/",
                "//elsewhere.example",
                "/\\elsewhere.example",
                "/\t/elsewhere.example",
                "/a\r\nSet-Cookie: x=y",
                "/ünder",
                "javascript:alert(1)"
            })
    void leadsNowhereButIntoThisSite(String address) {
        assertThat(OwnPath.of(address)).isEmpty();
    }

    @Test
    void keepsPathAndQuery() {
        assertThat(OwnPath.of("/projects?cursor=a%2Fb")).map(OwnPath::toString).contains("/projects?cursor=a%2Fb");
    }

    @Test
    void refusesAnAddressLongerThanAnyOfOurs() {
        assertThat(OwnPath.of("/" + "a".repeat(2048))).isEmpty();
    }
}
